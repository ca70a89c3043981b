namespace CqpMutualite.Domain.Organisations;

/// <summary>What an organisation is to the certification.</summary>
public enum OrganisationKind
{
    /// <summary>Employs candidates.</summary>
    Company,

    /// <summary>Trains them.</summary>
    TrainingOrganisation,

    /// <summary>The certifier's bodies: OEMM, CPNEFP.</summary>
    Certifier,
}

/// <summary>A company, a training organisation or a body of the certifier.</summary>
public sealed class Organisation
{
    private readonly List<Approval> approvals = [];

    private Organisation()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Town.</summary>
    public string? Town { get; private set; }

    /// <summary>Approvals by the CPNEFP (training organisations).</summary>
    public IReadOnlyList<Approval> Approvals => approvals;

    /// <summary>A new organisation.</summary>
    public static Organisation Create(string name, OrganisationKind kind, string? town = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name.Trim(),
        Kind = kind,
        Town = town,
    };

    /// <summary>Records the CPNEFP's approval for one certification.</summary>
    public void Approve(string certification, bool training, bool vae, DateOnly from, DateOnly until) =>
        approvals.Add(new Approval(Id, certification, training, vae, from, until));

    /// <summary>Whether it may train for that certification on that day.</summary>
    public bool MayTrain(string certification, DateOnly day) =>
        approvals.Any(approval => approval.Certification == certification && approval.Training && approval.From <= day && day <= approval.Until);
}

/// <summary>Approval of a training organisation for one certification; training and VAE are separate.</summary>
public sealed class Approval
{
    private Approval()
    {
    }

    internal Approval(Guid organisationId, string certification, bool training, bool vae, DateOnly from, DateOnly until)
    {
        Id = Guid.CreateVersion7();
        OrganisationId = organisationId;
        Certification = certification;
        Training = training;
        Vae = vae;
        From = from;
        Until = until;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Code of the certification in the catalogue.</summary>
    public string Certification { get; private set; } = "";

    /// <summary>May train.</summary>
    public bool Training { get; private set; }

    /// <summary>May judge admissibility and support VAE candidates.</summary>
    public bool Vae { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Until { get; private set; }
}
