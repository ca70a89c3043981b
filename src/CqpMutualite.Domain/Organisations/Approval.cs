namespace CqpMutualite.Domain.Organisations;

public enum ApprovalScope
{
    /// <summary>To train for the certification.</summary>
    Training,

    /// <summary>To judge admissibility and support VAE candidates.</summary>
    Vae,
}

/// <summary>Approval of a training organisation for one certification; training and VAE are separate.</summary>
public sealed class Approval
{
    private Approval()
    {
    }

    internal Approval(Guid organisationId, string certification, bool training, bool vae, DateOnly from, DateOnly until, DateOnly? decidedOn)
    {
        Id = Guid.CreateVersion7();
        OrganisationId = organisationId;
        Certification = certification;
        DecidedOn = decidedOn;
        Correct(training, vae, from, until);
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Code of the certification in the catalogue.</summary>
    public string Certification { get; private set; } = "";

    public bool Training { get; private set; }

    /// <summary>May judge admissibility and support VAE candidates.</summary>
    public bool Vae { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Day of the CPNEFP's decision, when it is known.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Why it ended before its day; null when it did not.</summary>
    public string? EndedBecause { get; private set; }

    public bool Allows(ApprovalScope scope) => scope == ApprovalScope.Training ? Training : Vae;

    /// <summary>Whether it holds on that day.</summary>
    public bool IsInForce(DateOnly day) => From <= day && day <= Until;

    internal void Correct(bool training, bool vae, DateOnly from, DateOnly until)
    {
        Training = training;
        Vae = vae;
        From = from;
        Until = until;
    }

    internal void End(DateOnly lastDay, string reason)
    {
        Until = lastDay;
        EndedBecause = reason;
    }
}

/// <summary>How an organisation stands for a certification on a day.</summary>
public enum Standing
{
    /// <summary>An approval is in force.</summary>
    InForce,

    NotYet,

    /// <summary>The last approval is over.</summary>
    Ended,

    /// <summary>Its approvals are for the other route only.</summary>
    OtherScopeOnly,

    None,
}

/// <summary>
/// How an organisation stands. <paramref name="Day"/>: last day of the approval in force or of the last one, first day of the one to come; null when there is
/// none.
/// </summary>
public sealed record ApprovalStanding(ApprovalScope Scope, Standing Standing, DateOnly? Day)
{
    public bool IsInForce => Standing == Standing.InForce;

    /// <summary>Which approval, and which date: a French clause without subject, « agrément « formation » terminé le 03/03/2026 ».</summary>
    public string Words => Standing switch
    {
        Standing.InForce => $"agrément {Name(Scope)} jusqu’au {OrganisationRefusals.Day(Day!.Value)}",
        Standing.NotYet => $"agrément {Name(Scope)} à partir du {OrganisationRefusals.Day(Day!.Value)} seulement",
        Standing.Ended => $"agrément {Name(Scope)} terminé le {OrganisationRefusals.Day(Day!.Value)}",
        Standing.OtherScopeOnly => Scope == ApprovalScope.Training ? "agrément pour la VAE seulement" : "agrément pour la formation seulement",
        _ => "aucun agrément pour cette certification",
    };

    private static string Name(ApprovalScope scope) => scope == ApprovalScope.Training ? "«\u00A0formation\u00A0»" : "«\u00A0VAE\u00A0»";
}
