namespace CqpMutualite.Domain.Referentials;

/// <summary>Who answers. It fixes the voice of the answer.</summary>
public enum FilledBy
{
    /// <summary>The candidate, alone.</summary>
    Candidate,

    Conductor,

    Trainer,

    /// <summary>The tutor, during the training.</summary>
    Tutor,

    /// <summary>The two evaluators, in the official voice.</summary>
    Evaluators,

    Company,
}

/// <summary>How a field is typed and drawn.</summary>
public enum FieldKind
{
    Text,

    LongText,

    Date,

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
    CandidateName,

    Company,

    TrainingOrganisation,

    /// <summary>Name and function of the first evaluator.</summary>
    Evaluator1,

    /// <summary>Name and function of the second evaluator.</summary>
    Evaluator2,

    /// <summary>The certification prepared (editions shared by several).</summary>
    PreparedCertification,

    Stamp,
}

/// <summary>What an answer means to the rules of the path; the only link between a document and named C#.</summary>
public enum Meaning
{
    /// <summary>Nothing: it is printed and read by people.</summary>
    None,

    Prerequisites,

    /// <summary>Level of a unit at the interview.</summary>
    Level,

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

public sealed record FieldDefinition
{
    /// <summary>Stable key, unique in the booklet (inside a grid or a table: unique there).</summary>
    public required string Key { get; init; }

    /// <summary>Official words, or ours when <see cref="Ours"/>.</summary>
    public required string Label { get; init; }

    public required FieldKind Kind { get; init; }

    /// <summary>Who answers; null for facts.</summary>
    public required FilledBy? FilledBy { get; init; }

    public required string? Scale { get; init; }

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
