using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Demonstration;

/// <summary>How far an invented file has gone.</summary>
internal enum StoryStep
{
    /// <summary>Opened; the guide is begun.</summary>
    Opened,

    /// <summary>Interview concluded, organisation chosen.</summary>
    Interviewed,

    Submitted,

    /// <summary>Registered; training or evaluation not begun.</summary>
    Registered,

    /// <summary>Half of the modules and formative evaluations.</summary>
    InTraining,

    /// <summary>Training closed; evaluators not named.</summary>
    Trained,

    /// <summary>Evaluators named; the candidate's part is awaited.</summary>
    EvaluatorsNamed,

    /// <summary>The candidate handed over their part.</summary>
    CandidatePartSubmitted,

    InEvaluation,

    SignedOnce,

    Signed,

    Transmitted,

    Accepted,

    InSession,

    Decided,

    Published,
}

/// <summary>Somebody on behalf of an organisation.</summary>
internal sealed record Participant(Person Person, Organisation? Organisation);

/// <summary>What is to be invented: who, on what, since when, how far, with which results.</summary>
internal sealed record FileStory
{
    public required string Reference { get; init; }

    public required Certification Certification { get; init; }

    public required Referential Edition { get; init; }

    /// <summary>Mention prepared; null when the edition has none.</summary>
    public string? Mention { get; init; }

    public required Person Candidate { get; init; }

    /// <summary>Human resources of the employer.</summary>
    public required Participant Hr { get; init; }

    /// <summary>The training organisation and its head of training.</summary>
    public required Participant Training { get; init; }

    public required Participant First { get; init; }

    public required Participant Second { get; init; }

    /// <summary>Who acts for the certifier.</summary>
    public required Participant Certifier { get; init; }

    /// <summary>The session, from <see cref="StoryStep.InSession"/> on.</summary>
    public JurySession? Session { get; init; }

    /// <summary>Its president, from <see cref="StoryStep.Decided"/> on.</summary>
    public Person? President { get; init; }

    /// <summary>How its certificate is delivered, once published; null when none is.</summary>
    public Delivery? Certificate { get; init; }

    /// <summary>A second organisation, which trains every other unit; null when one trains all.</summary>
    public Participant? AlsoTraining { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>Length of the training, in days.</summary>
    public int TrainingDays { get; init; } = 110;

    public required StoryStep Last { get; init; }

    /// <summary>Which texts, and which details.</summary>
    public required int Variant { get; init; }

    /// <summary>Keys of the units for which training is to be followed.</summary>
    public required IReadOnlyCollection<string> ToTrain { get; init; }

    /// <summary>Results that are not favourable in the final grid: unit and rank of the row.</summary>
    public IReadOnlyCollection<(string Unit, int Row)> Weak { get; init; } = [];

    /// <summary>The evaluators answered each alone, and differ on those rows: unit, rank of the row, note of each. Empty: they answered together.</summary>
    public IReadOnlyCollection<(string Unit, int Row, string? FirstNote, string? SecondNote)> Differing { get; init; } = [];

    /// <summary>Units that the jury does not grant.</summary>
    public IReadOnlyCollection<string> NotAcquired { get; init; } = [];
}
