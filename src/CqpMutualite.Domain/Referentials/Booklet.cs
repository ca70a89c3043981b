namespace CqpMutualite.Domain.Referentials;

/// <summary>
/// A booklet of the edition. Its <see cref="Key"/> is the document's name in the URLs (« livret-evaluation »).
/// </summary>
public sealed record Booklet
{
    public required string Key { get; init; }

    /// <summary>Official name on the cover.</summary>
    public required string Title { get; init; }

    /// <summary>What the cover asks or states.</summary>
    public required IReadOnlyList<FieldDefinition> Cover { get; init; }

    /// <summary>Signatures on the cover; empty when the cover has none.</summary>
    public required IReadOnlyList<Signatory> CoverSignatories { get; init; }

    /// <summary>The parts, in order.</summary>
    public required IReadOnlyList<BookletSection> Sections { get; init; }

    /// <summary>What is expected of the organisation of the evaluation, in figures; empty in other booklets.</summary>
    public required IReadOnlyList<PlanningItem> Planning { get; init; }

    /// <summary>The candidate may join an annex document of their own.</summary>
    public required bool CandidateAnnex { get; init; }

    /// <summary>Every block, in order, with its section.</summary>
    public IEnumerable<(BookletSection Section, Block Block)> Blocks => Sections.SelectMany(section => section.Blocks.Select(block => (section, block)));

    /// <summary>Every single field outside grids and tables.</summary>
    public IEnumerable<(BookletSection Section, FieldDefinition Field)> Fields =>
        Blocks.Where(pair => pair.Block is FieldBlock).Select(pair => (pair.Section, ((FieldBlock)pair.Block).Field));

    public IEnumerable<(BookletSection Section, Grid Grid)> Grids =>
        Blocks.Where(pair => pair.Block is Grid).Select(pair => (pair.Section, (Grid)pair.Block));

    /// <summary>Every question that awaits an answer, expanded: fields, grid rows, table cells, in the order of the paper.</summary>
    public IEnumerable<Question> Questions(Referential edition) =>
        Cover.Where(field => field.Kind != FieldKind.Fact).Select(field => new Question(field.Key, null, field.Label, field))
            .Concat(Blocks.SelectMany(pair => pair.Block.Questions(edition, pair.Section)));
}

/// <summary>A part of a booklet; belongs to one unit or (null) to the whole.</summary>
public sealed record BookletSection
{
    /// <summary>Stable key, unique in the booklet.</summary>
    public required string Key { get; init; }

    /// <summary>Over-title, for example « Domaine 1 ».</summary>
    public required string? Label { get; init; }

    public required string Title { get; init; }

    /// <summary>The title is ours.</summary>
    public bool Ours { get; init; }

    public required string? Unit { get; init; }

    public required bool Landscape { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Where in the source; null for parts that are ours.</summary>
    public required SourceLines? Source { get; init; }
}

/// <summary>One thing to answer, wherever it stands. <paramref name="Key"/> is the stable key of its answer in the sheet.</summary>
public sealed record Question(string Key, string? Unit, string Label, FieldDefinition Field)
{
    /// <summary>It belongs to the summary sheet of the evaluation booklet.</summary>
    public bool IsSummary => Field.Meaning is Meaning.ActivitiesExercised or Meaning.EvaluationDates or Meaning.EvaluationConditions;
}
