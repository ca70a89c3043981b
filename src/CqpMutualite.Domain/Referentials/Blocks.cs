using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Referentials;

/// <summary>A piece of a section.</summary>
public abstract record Block
{
    public virtual IEnumerable<Question> Questions(Referential edition, BookletSection section) => [];
}

/// <summary>What prose is about, when it is read elsewhere than in its booklet too.</summary>
public enum TextSubject
{
    None,

    /// <summary>How the candidate writes their part: at the head of that page.</summary>
    CandidatePart,

    /// <summary>What the jury is and hears: on the pages of the candidate and in their convocation.</summary>
    Jury,
}

/// <summary>Prose: an instruction, an explanation, an advice; read on screen and printed whole.</summary>
public sealed record TextBlock : Block
{
    /// <summary>Names the passage, unique in the booklet; null when nothing refers to it.</summary>
    public required string? Key { get; init; }

    public required string? Title { get; init; }

    /// <summary>A line is a paragraph.</summary>
    public required string Text { get; init; }

    /// <summary>What the last paragraph announces; empty when it announces nothing.</summary>
    public required IReadOnlyList<TextItem> Items { get; init; }

    /// <summary>The items follow one another.</summary>
    public required bool Numbered { get; init; }

    /// <summary>Tells our words from the source's.</summary>
    public required bool Ours { get; init; }

    /// <summary>An instruction, in a frame.</summary>
    public required bool Note { get; init; }

    public required TextSubject Subject { get; init; }

    public IReadOnlyList<string> Paragraphs => Text.Split('\n');

    /// <summary>Signs to read.</summary>
    public int Length => Text.Length + Items.Sum(item => item.Text.Length + item.Items.Sum(under => under.Length));
}

/// <summary>What a list of the source is.</summary>
public enum ListRole
{
    Contents,

    /// <summary>Examples of questions of the interview.</summary>
    Questions,

    Skills,

    /// <summary>Cases that help to choose the certification (« cœur de métier »).</summary>
    Cases,

    /// <summary>How an evaluation is done.</summary>
    Modalities,

    Other,
}

/// <summary>A list of the source.</summary>
public sealed record ListBlock(string Key, ListRole Role, string? Title, IReadOnlyList<TextItem> Items, SourceLines? Source) : Block;

public sealed record FieldBlock(FieldDefinition Field) : Block
{
    /// <inheritdoc />
    public override IEnumerable<Question> Questions(Referential edition, BookletSection section) =>
        Field.Kind == FieldKind.Fact ? [] : [new Question(Field.Key, section.Unit, Field.Label, Field)];
}

/// <summary>
/// Rows with one result each. The grain of a row is the edition's: a criterion (Spécialiste), a group of criteria (Conseiller),
/// a competence with its criteria (blocs); one result box may cover several competences.
/// </summary>
public sealed record Grid : Block
{
    /// <summary>Stable key, unique in the booklet.</summary>
    public required string Key { get; init; }

    /// <summary>Title of the source; null when the section's title is enough.</summary>
    public required string? Title { get; init; }

    /// <summary>Column heads as in the source: skills (empty when there is no such column), criteria, result.</summary>
    public required GridHeads Heads { get; init; }

    public required FilledBy FilledBy { get; init; }

    public required string Scale { get; init; }

    /// <summary>What the rules read in it.</summary>
    public required Meaning Meaning { get; init; }

    /// <summary>The booklet is incomplete while a row lacks its result.</summary>
    public required bool Required { get; init; }

    /// <summary>Left column of the whole grid.</summary>
    public required IReadOnlyList<SkillList> Skills { get; init; }

    /// <summary>Rows under their activity or heading; a single untitled group when the source has none.</summary>
    public required IReadOnlyList<GridGroup> Groups { get; init; }

    public required SourceLines Source { get; init; }

    public IEnumerable<GridRow> Rows => Groups.SelectMany(group => group.Rows);

    /// <summary>The single row gathers criteria under no title of its own: the head of the column names it.</summary>
    public bool NamedByHead => Groups is [{ Rows: [{ Title: null, Competences.Count: 0, Criteria.Count: > 1 }] }];

    /// <summary>What names a row in a message.</summary>
    public string LabelOf(GridRow row) => NamedByHead ? Heads.Criteria : row.Label;

    /// <summary>Key of the answer of a row.</summary>
    public string AnswerKey(GridRow row) => Key + "." + row.Key;

    /// <inheritdoc />
    public override IEnumerable<Question> Questions(Referential edition, BookletSection section) =>
        Rows.Select(row => new Question(
            AnswerKey(row),
            section.Unit,
            LabelOf(row),
            new FieldDefinition
            {
                Key = AnswerKey(row),
                Label = LabelOf(row),
                Kind = FieldKind.Choice,
                FilledBy = FilledBy,
                Scale = Scale,
                Fact = null,
                Meaning = Meaning,
                Required = Required,
                Help = null,
                Ours = false,
                Lines = 0,
            }
        ));
}

/// <summary>Heads of the columns.</summary>
public sealed record GridHeads(string? Skills, string Criteria, string Result)
{
    /// <summary>Head of a first column that names the groups; null when each is a line across the grid.</summary>
    public string? Groups { get; init; }
}

/// <summary>Rows under one heading (an activity of a bloc, « Étude de cas »).</summary>
public sealed record GridGroup(string? Title, IReadOnlyList<GridRow> Rows);

/// <summary>One result box: the competences it covers (blocs), its title (Conseiller), its criteria.</summary>
public sealed record GridRow(string Key, IReadOnlyList<string> Competences, string? Title, IReadOnlyList<TextItem> Criteria)
{
    /// <summary>What names the row in a message.</summary>
    public string Label => Title ?? (Competences.Count > 0 ? Competences[0] : Criteria[0].Text);
}

/// <summary>One line a unit, the same columns on each: summary sheet, conclusion of the interview.</summary>
public sealed record UnitTable : Block
{
    /// <summary>Stable key, unique in the booklet.</summary>
    public required string Key { get; init; }

    public required string? Title { get; init; }

    /// <summary>Head of the first column.</summary>
    public required string UnitHead { get; init; }

    public required IReadOnlyList<FieldDefinition> Columns { get; init; }

    /// <summary>Columns of signatures at the right, one a signatory.</summary>
    public required IReadOnlyList<Signatory> Signatories { get; init; }

    /// <summary>The titles of the units as this table writes them, where they differ from the unit's title.</summary>
    public required IReadOnlyDictionary<string, string> UnitTitles { get; init; }

    public required SourceLines? Source { get; init; }

    /// <summary>The units of its rows, where they are not those of the edition.</summary>
    public IReadOnlyList<Unit>? Rows { get; init; }

    /// <summary>The units of its rows.</summary>
    public IReadOnlyList<Unit> RowsIn(Referential edition) => Rows ?? edition.Units;

    /// <summary>Key of the answer of a unit in a column.</summary>
    public string AnswerKey(string unit, FieldDefinition column) => Key + "." + unit + "." + column.Key;

    /// <inheritdoc />
    public override IEnumerable<Question> Questions(Referential edition, BookletSection section) =>
        RowsIn(edition).SelectMany(unit => Columns.Select(column => new Question(AnswerKey(unit.Key, column), unit.Key, column.Label, column)));
}

/// <summary>Which ordinary table a <see cref="RowsBlock"/> prints.</summary>
public enum RowsOf
{
    Modules,

    /// <summary>Progress reviews of the tutor.</summary>
    Reviews,
}

/// <summary>A table of things that repeat, kept as ordinary rows; the edition gives its heads.</summary>
public sealed record RowsBlock(string Key, RowsOf Rows, string? Title, IReadOnlyList<string> Heads, int BlankRows, SourceLines? Source) : Block
{
    /// <summary>Each unit has its row, titled, with or without anything in it.</summary>
    public bool ByUnit { get; init; }
}

public enum SignatoryRole
{
    Candidate,

    /// <summary>The company, for the interview.</summary>
    Company,

    TrainingOrganisation,

    Trainer,

    /// <summary>First evaluator: the line manager.</summary>
    Evaluator1,

    /// <summary>Second evaluator: the tutor or another professional.</summary>
    Evaluator2,
}

/// <summary>A place to sign: <paramref name="Statement"/> is what the signature declares, in the words of the source.</summary>
public sealed record Signatory(SignatoryRole Role, string Label, string? Statement)
{
    /// <summary>What comes before the name of who declares (« Je soussigné(e) »); null when the source has no such words.</summary>
    public string? Opening { get; init; }

    /// <summary>The source does not have this place.</summary>
    public bool Ours { get; init; }
}

/// <summary>Places to sign in the course of a booklet.</summary>
public sealed record SignaturesBlock(string? Label, IReadOnlyList<Signatory> Signatories) : Block;
