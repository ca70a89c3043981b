namespace CqpMutualite.Domain.Files;

/// <summary>The step that is to be done now; one line, in this order (route by training).</summary>
public enum Stage
{
    Orientation = 1,

    Registration = 2,

    Training = 3,

    Evaluation = 4,

    Transmission = 5,

    Jury = 6,

    /// <summary>Décision; the certificate belongs to it.</summary>
    Decision = 7,
}

/// <summary>How the candidate goes to the certification.</summary>
public enum Route
{
    Training,

    Vae,
}
