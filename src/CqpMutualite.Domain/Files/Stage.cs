namespace CqpMutualite.Domain.Files;

/// <summary>The step that is to be done now; one line, in this order (route by training).</summary>
public enum Stage
{
    /// <summary>Accueil et orientation.</summary>
    Orientation = 1,

    /// <summary>Inscription.</summary>
    Registration = 2,

    /// <summary>Formation.</summary>
    Training = 3,

    /// <summary>Évaluation en entreprise.</summary>
    Evaluation = 4,

    /// <summary>Transmission au certificateur.</summary>
    Transmission = 5,

    /// <summary>Jury.</summary>
    Jury = 6,

    /// <summary>Décision; the certificate belongs to it.</summary>
    Decision = 7,
}

/// <summary>How the candidate goes to the certification.</summary>
public enum Route
{
    /// <summary>Individual training path.</summary>
    Training,

    /// <summary>Validation of experience.</summary>
    Vae,
}
