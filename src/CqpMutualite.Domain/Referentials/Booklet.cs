namespace CqpMutualite.Domain.Referentials;

/// <summary>
/// A booklet of the edition. Its <see cref="Key"/> is the document's name in the URLs (« livret-evaluation »).
/// </summary>
public sealed record Booklet
{
    /// <summary>Stable key.</summary>
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

    /// <summary>Every grid.</summary>
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

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the unit.</summary>
    public required string? Unit { get; init; }

    /// <summary>Printed on its side.</summary>
    public required bool Landscape { get; init; }

    /// <summary>What it holds.</summary>
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

/// <summary>Who answers. It fixes the voice of the answer.</summary>
public enum FilledBy
{
    /// <summary>The candidate, alone.</summary>
    Candidate,

    /// <summary>Who runs the interview.</summary>
    Conductor,

    /// <summary>The training organisation.</summary>
    Trainer,

    /// <summary>The tutor, during the training.</summary>
    Tutor,

    /// <summary>The two evaluators, in the official voice.</summary>
    Evaluators,

    /// <summary>The company.</summary>
    Company,
}

/// <summary>How a field is typed and drawn.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Free length.</summary>
    LongText,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Whole number.</summary>
    Number,

    /// <summary>One value of a scale.</summary>
    Choice,

    /// <summary>A mention of the edition.</summary>
    Mention,

    /// <summary>Not asked: printed from the file (see <see cref="FileFact"/>).</summary>
    Fact,
}

/// <summary>What a cover prints from the file itself.</summary>
public enum FileFact
{
    /// <summary>First and used names.</summary>
    CandidateName,

    /// <summary>Employer.</summary>
    Company,

    /// <summary>Training organisation.</summary>
    TrainingOrganisation,

    /// <summary>Name and function of the first evaluator.</summary>
    Evaluator1,

    /// <summary>Name and function of the second evaluator.</summary>
    Evaluator2,

    /// <summary>The certification prepared (editions shared by several).</summary>
    PreparedCertification,

    /// <summary>Place for a stamp.</summary>
    Stamp,
}

/// <summary>What an answer means to the rules of the path; the only link between a document and named C#.</summary>
public enum Meaning
{
    /// <summary>Nothing: it is printed and read by people.</summary>
    None,

    /// <summary>Oui/Non on the prerequisites.</summary>
    Prerequisites,

    /// <summary>Level of a unit at the interview.</summary>
    Level,

    /// <summary>Mention decided.</summary>
    Mention,

    /// <summary>Training or VAE: the value « vae » leads to the second.</summary>
    Route,

    /// <summary>Something done or handed over when the candidate goes to the VAE; each is ticked before concluding.</summary>
    VaeHandOver,

    /// <summary>The unit is to be trained.</summary>
    ToTrain,

    /// <summary>The unit can be assessed directly.</summary>
    DirectlyAssessed,

    /// <summary>Result of a formative criterion.</summary>
    FormativeCriterion,

    /// <summary>Overall result of a formative evaluation.</summary>
    FormativeResult,

    /// <summary>Day of a formative evaluation.</summary>
    FormativeDate,

    /// <summary>Name of the trainer who assessed.</summary>
    TrainerName,

    /// <summary>Comment or progress goals of the trainer.</summary>
    TrainerComment,

    /// <summary>Intermediate criterion.</summary>
    IntermediateCriterion,

    /// <summary>What the candidate says of the activities; the jury's themes rest on it.</summary>
    CandidateAccount,

    /// <summary>Result that the evaluators give: the final grid.</summary>
    Assessment,

    /// <summary>Overall opinion on a unit: judged, never computed.</summary>
    Opinion,

    /// <summary>Comment of the evaluators on a unit.</summary>
    EvaluatorsComment,

    /// <summary>Comment of the candidate on a unit.</summary>
    CandidateComment,

    /// <summary>The activities of the unit were exercised (summary sheet).</summary>
    ActivitiesExercised,

    /// <summary>Days of the evaluation (summary sheet).</summary>
    EvaluationDates,

    /// <summary>Conditions of the evaluation (summary sheet).</summary>
    EvaluationConditions,
}

/// <summary>Something to fill in.</summary>
public sealed record FieldDefinition
{
    /// <summary>Stable key, unique in the booklet (inside a grid or a table: unique there).</summary>
    public required string Key { get; init; }

    /// <summary>Official words, or ours when <see cref="Ours"/>.</summary>
    public required string Label { get; init; }

    /// <summary>How it is typed.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Who answers; null for facts.</summary>
    public required FilledBy? FilledBy { get; init; }

    /// <summary>Scale of a choice.</summary>
    public required string? Scale { get; init; }

    /// <summary>The fact printed.</summary>
    public required FileFact? Fact { get; init; }

    /// <summary>What the rules read in it.</summary>
    public required Meaning Meaning { get; init; }

    /// <summary>The booklet is incomplete without it.</summary>
    public required bool Required { get; init; }

    /// <summary>One sentence of help, ours.</summary>
    public required string? Help { get; init; }

    /// <summary>The source does not have this field.</summary>
    public required bool Ours { get; init; }

    /// <summary>Ruled lines on the blank.</summary>
    public required int Lines { get; init; }
}

/// <summary>A piece of a section.</summary>
public abstract record Block
{
    /// <summary>What this block asks.</summary>
    public virtual IEnumerable<Question> Questions(Referential edition, BookletSection section) => [];
}

/// <summary>Prose. <paramref name="Ours"/> tells our words from the source's.</summary>
public sealed record TextBlock(string? Title, string Text, bool Ours, bool Note) : Block;

/// <summary>What a list of the source is.</summary>
public enum ListRole
{
    /// <summary>Contents of a training.</summary>
    Contents,

    /// <summary>Examples of questions of the interview.</summary>
    Questions,

    /// <summary>Skills.</summary>
    Skills,

    /// <summary>Cases that help to choose the certification (« cœur de métier »).</summary>
    Cases,

    /// <summary>How an evaluation is done.</summary>
    Modalities,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A list of the source.</summary>
public sealed record ListBlock(string Key, ListRole Role, string? Title, IReadOnlyList<TextItem> Items, SourceLines? Source) : Block;

/// <summary>One field.</summary>
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

    /// <summary>Who answers.</summary>
    public required FilledBy FilledBy { get; init; }

    /// <summary>Scale of the results.</summary>
    public required string Scale { get; init; }

    /// <summary>What the rules read in it.</summary>
    public required Meaning Meaning { get; init; }

    /// <summary>The booklet is incomplete while a row lacks its result.</summary>
    public required bool Required { get; init; }

    /// <summary>Left column of the whole grid.</summary>
    public required IReadOnlyList<SkillList> Skills { get; init; }

    /// <summary>Rows under their activity or heading; a single untitled group when the source has none.</summary>
    public required IReadOnlyList<GridGroup> Groups { get; init; }

    /// <summary>Where in the source.</summary>
    public required SourceLines Source { get; init; }

    /// <summary>All rows.</summary>
    public IEnumerable<GridRow> Rows => Groups.SelectMany(group => group.Rows);

    /// <summary>The single row gathers criteria under no title of its own: the head of the column names it.</summary>
    public bool NamedByHead => Groups is [{ Rows: [{ Title: null, Competences.Count: 0, Criteria.Count: > 1 }] }];

    /// <summary>What names a row in a message.</summary>
    public string LabelOf(GridRow row) => NamedByHead ? Heads.Criteria : row.Label;

    /// <summary>Key of the answer of a row.</summary>
    public string AnswerKey(GridRow row) => Key + "." + row.Key;

    /// <inheritdoc />
    public override IEnumerable<Question> Questions(Referential edition, BookletSection section) => Rows.Select(row => new Question(AnswerKey(row), section.Unit, LabelOf(row), new FieldDefinition
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
    }));
}

/// <summary>Heads of the three columns.</summary>
public sealed record GridHeads(string? Skills, string Criteria, string Result);

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

    /// <summary>Title.</summary>
    public required string? Title { get; init; }

    /// <summary>Head of the first column.</summary>
    public required string UnitHead { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<FieldDefinition> Columns { get; init; }

    /// <summary>Columns of signatures at the right, one a signatory.</summary>
    public required IReadOnlyList<Signatory> Signatories { get; init; }

    /// <summary>The titles of the units as this table writes them, where they differ from the unit's title.</summary>
    public required IReadOnlyDictionary<string, string> UnitTitles { get; init; }

    /// <summary>Where in the source.</summary>
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
    /// <summary>Modules of training.</summary>
    Modules,

    /// <summary>Progress reviews of the tutor.</summary>
    Reviews,
}

/// <summary>A table of things that repeat, kept as ordinary rows; the edition gives its heads.</summary>
public sealed record RowsBlock(string Key, RowsOf Rows, string? Title, IReadOnlyList<string> Heads, int BlankRows, SourceLines? Source) : Block;

/// <summary>Who signs.</summary>
public enum SignatoryRole
{
    /// <summary>The candidate.</summary>
    Candidate,

    /// <summary>The company, for the interview.</summary>
    Company,

    /// <summary>The training organisation.</summary>
    TrainingOrganisation,

    /// <summary>The trainer who assessed.</summary>
    Trainer,

    /// <summary>First evaluator: the line manager.</summary>
    Evaluator1,

    /// <summary>Second evaluator: the tutor or another professional.</summary>
    Evaluator2,
}

/// <summary>A place to sign: <paramref name="Statement"/> is what the signature declares, in the words of the source.</summary>
public sealed record Signatory(SignatoryRole Role, string Label, string? Statement);

/// <summary>Places to sign in the course of a booklet.</summary>
public sealed record SignaturesBlock(string? Label, IReadOnlyList<Signatory> Signatories) : Block;
