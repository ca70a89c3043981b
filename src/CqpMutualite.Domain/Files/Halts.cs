namespace CqpMutualite.Domain.Files;

/// <summary>Why a file ends before its end.</summary>
public enum ClosureReason
{
    /// <summary>The candidate goes to another way or another certification.</summary>
    Reorientation,

    Refusal,

    /// <summary>The candidate left the company.</summary>
    Departure,

    Death,

    /// <summary>Another reason, in words.</summary>
    Other,

    /// <summary>The interview orients the candidate to the VAE: recorded with the last signature of its guide, chosen by nobody.</summary>
    OrientedToVae,
}

/// <summary>Why a file is suspended.</summary>
public enum SuspensionReason
{
    /// <summary>Long leave: illness, maternity, parental, sabbatical.</summary>
    Leave,

    /// <summary>The company changes its organisation or its activity.</summary>
    Company,

    /// <summary>The candidate asked for it.</summary>
    Candidate,

    /// <summary>Another reason, in words.</summary>
    Other,
}

/// <summary>What happens when a file comes to its first jury after the last day.</summary>
public enum WhenOverdue
{
    /// <summary>It is pointed out; the certifier decides.</summary>
    Warn,

    /// <summary>It is refused, unless the certifier grants a derogation with a reason.</summary>
    Refuse,
}

/// <summary>Those reasons as people read them.</summary>
public static class HaltWords
{
    /// <summary>The reasons that somebody may choose to close a file.</summary>
    public static IEnumerable<ClosureReason> Closures => Enum.GetValues<ClosureReason>().Where(reason => reason != ClosureReason.OrientedToVae);

    /// <summary>Why a file was closed.</summary>
    public static string Of(ClosureReason reason) => reason switch
    {
        ClosureReason.Reorientation => "Réorientation",
        ClosureReason.Refusal => "Renoncement du candidat",
        ClosureReason.Departure => "Départ de l’entreprise",
        ClosureReason.Death => "Décès du candidat",
        ClosureReason.OrientedToVae => "Orienté vers la VAE",
        _ => "Autre motif",
    };

    /// <summary>Why a file is suspended.</summary>
    public static string Of(SuspensionReason reason) => reason switch
    {
        SuspensionReason.Leave => "Absence longue du candidat",
        SuspensionReason.Company => "Réorganisation de l’entreprise",
        SuspensionReason.Candidate => "Demande du candidat",
        _ => "Autre motif",
    };
}
