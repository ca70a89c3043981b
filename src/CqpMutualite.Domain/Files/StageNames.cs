namespace CqpMutualite.Domain.Files;

/// <summary>The stages as people read them.</summary>
public static class StageNames
{
    /// <summary>All stages of the route by training, in order.</summary>
    public static IReadOnlyList<Stage> Path { get; } = Enum.GetValues<Stage>();

    /// <summary>Name of a stage; <paramref name="certifier"/> is the edition's word for who receives the files.</summary>
    public static string Of(Stage stage, string certifier = "OEMM") => stage switch
    {
        Stage.Orientation => "Accueil et orientation",
        Stage.Registration => "Inscription",
        Stage.Training => "Formation",
        Stage.Evaluation => "Évaluation en entreprise",
        Stage.Transmission => certifier == "OEMM" ? "Transmission à l’OEMM" : "Transmission au secrétariat",
        Stage.Jury => "Jury",
        _ => "Décision",
    };
}
