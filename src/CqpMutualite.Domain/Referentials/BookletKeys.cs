namespace CqpMutualite.Domain.Referentials;

/// <summary>Keys of the booklets that the code knows by name; an edition may lack some of them.</summary>
public static class BookletKeys
{
    public const string Guide = "guide-entretien";

    public const string Training = "livret-formation";

    public const string Tutoring = "suivi-tuteur";

    public const string Evaluation = "livret-evaluation";
}
