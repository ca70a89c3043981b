namespace CqpMutualite.Domain.Booklets;

/// <summary>Whose answer it is. The same field may be answered in several voices; only one is printed (see <see cref="Voices"/>).</summary>
public enum Voice
{
    Candidate,

    SelfAssessment,

    Conductor,

    Trainer,

    /// <summary>First evaluator, alone.</summary>
    Evaluator1,

    /// <summary>Second evaluator, alone.</summary>
    Evaluator2,

    /// <summary>What the company and the two evaluators state together: printed and signed.</summary>
    Official,
}

public static class Voices
{
    /// <summary>The voice in which a field is printed, from who fills it.</summary>
    public static Voice Printed(Referentials.FilledBy filledBy) => filledBy switch
    {
        Referentials.FilledBy.Candidate => Voice.Candidate,
        Referentials.FilledBy.Conductor => Voice.Conductor,
        Referentials.FilledBy.Trainer => Voice.Trainer,
        _ => Voice.Official,
    };
}
