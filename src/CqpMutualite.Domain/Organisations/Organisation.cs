using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Organisations;

/// <summary>What an organisation is to the certification.</summary>
public enum OrganisationKind
{
    Company,

    TrainingOrganisation,

    /// <summary>The certifier's bodies: OEMM, CPNEFP.</summary>
    Certifier,
}

/// <summary>What the directory says of an organisation. <paramref name="Siret"/>: digits, in any presentation.</summary>
public sealed record OrganisationIdentity(string? Name, string? Siret, string? Address, string? PostalCode, string? Town);

/// <summary>Somebody to write to, by function.</summary>
public sealed record ContactDetails(string Function, string Name, string? Email, string? Phone);

/// <summary>A company, a training organisation or a body of the certifier.</summary>
public sealed class Organisation
{
    private readonly List<Approval> approvals = [];
    private readonly List<OrganisationContact> contacts = [];

    private Organisation()
    {
    }

    public Guid Id { get; private set; }

    public string Name
    {
        get;
        private set => (field, SortName) = (value, FoldedName.WithFigures(value));
    } = "";

    /// <summary>The name folded: what lists are sorted by.</summary>
    public string SortName { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    /// <summary>Fourteen digits; null when it has none here. No two organisations have the same.</summary>
    public string? Siret { get; private set; }

    public string? Address { get; private set; }

    public string? PostalCode { get; private set; }

    public string? Town { get; private set; }

    /// <summary>Region of its postal code, kept so that a list can be filtered on it; null when the code is missing or is of no region.</summary>
    public Region? Region { get; private set; }

    /// <summary>SHA-256 of the image of its stamp; null when it gave none.</summary>
    public string? StampHash { get; private set; }

    /// <summary>Media type of that image: image/png or image/jpeg.</summary>
    public string? StampMediaType { get; private set; }

    /// <summary>The organisation that took this one over; null while it stands by itself.</summary>
    public Guid? TakenOverById { get; private set; }

    /// <summary>Grows at each change; lost races are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>Approvals by the CPNEFP (training organisations), past and to come included.</summary>
    public IReadOnlyList<Approval> Approvals => approvals;

    public IReadOnlyList<OrganisationContact> Contacts => contacts;

    /// <summary>A new organisation, known by its name.</summary>
    public static Organisation Create(string name, OrganisationKind kind, string? town = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name.Trim(),
        Kind = kind,
        Town = town,
    };

    /// <summary>Was taken over by that organisation; null: stands by itself again.</summary>
    public void TakeOver(Guid? successor)
    {
        TakenOverById = successor;
        Revision++;
    }

    /// <summary>Folds the name again: for those that were recorded before it was kept.</summary>
    public void Refold() => SortName = FoldedName.WithFigures(Name);

    /// <summary>Writes its identity. That nobody else has the number is the caller's to check: the organisation does not know the others.</summary>
    public Outcome Describe(OrganisationIdentity identity)
    {
        List<Refusal> refusals = [];
        if (string.IsNullOrWhiteSpace(identity.Name))
        {
            refusals.Add(OrganisationRefusals.NameMissing);
        }

        var digits = Organisations.Siret.Digits(identity.Siret);
        if (!Organisations.Siret.IsValid(digits))
        {
            refusals.Add(OrganisationRefusals.SiretInvalid);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        Name = identity.Name!.Trim();
        Siret = digits;
        Address = Kept(identity.Address);
        PostalCode = Kept(identity.PostalCode);
        Town = Kept(identity.Town);
        Region = Regions.Of(PostalCode);
        return Changed();
    }

    /// <summary>Adds somebody to write to.</summary>
    public Outcome AddContact(ContactDetails details)
    {
        contacts.Add(new OrganisationContact(Id, details));
        return Changed();
    }

    public Outcome ChangeContact(Guid contact, ContactDetails details)
    {
        if (contacts.Find(known => known.Id == contact) is not { } changed)
        {
            return OrganisationRefusals.ContactUnknown;
        }

        changed.Write(details);
        return Changed();
    }

    public Outcome RemoveContact(Guid contact) => contacts.RemoveAll(known => known.Id == contact) == 0 ? OrganisationRefusals.ContactUnknown : Changed();

    /// <summary>Keeps the image of the stamp; its content was checked by whoever stored it.</summary>
    public void GiveStamp(string hash, string mediaType)
    {
        StampHash = hash;
        StampMediaType = mediaType;
        Revision++;
    }

    /// <summary>Prints no stamp any more.</summary>
    public void WithdrawStamp()
    {
        StampHash = null;
        StampMediaType = null;
        Revision++;
    }

    /// <summary>Records the CPNEFP's approval for one certification. Two approvals never say the same thing of the same days.</summary>
    public Outcome Approve(string certification, bool training, bool vae, DateOnly from, DateOnly until, DateOnly? decidedOn = null)
    {
        if (Kind != OrganisationKind.TrainingOrganisation)
        {
            return OrganisationRefusals.NotATrainer;
        }

        if (Fault(null, certification, training, vae, from, until) is { } refusal)
        {
            return refusal;
        }

        approvals.Add(new Approval(Id, certification, training, vae, from, until, decidedOn));
        return Changed();
    }

    public Outcome CorrectApproval(Guid approval, bool training, bool vae, DateOnly from, DateOnly until)
    {
        if (approvals.Find(known => known.Id == approval) is not { } corrected)
        {
            return OrganisationRefusals.ApprovalUnknown;
        }

        if (Fault(approval, corrected.Certification, training, vae, from, until) is { } refusal)
        {
            return refusal;
        }

        corrected.Correct(training, vae, from, until);
        return Changed();
    }

    /// <summary>Ends an approval before its day, with a reason.</summary>
    public Outcome EndApproval(Guid approval, DateOnly lastDay, string? reason)
    {
        if (approvals.Find(known => known.Id == approval) is not { } ended)
        {
            return OrganisationRefusals.ApprovalUnknown;
        }

        List<Refusal> refusals = [];
        if (lastDay < ended.From || lastDay > ended.Until)
        {
            refusals.Add(OrganisationRefusals.EndOutside(ended));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(OrganisationRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        ended.End(lastDay, reason!.Trim());
        return Changed();
    }

    /// <summary>How it stands for that certification on that day; the approvals must be loaded.</summary>
    public ApprovalStanding StandingFor(string certification, ApprovalScope scope, DateOnly day)
    {
        var all = approvals.Where(approval => approval.Certification == certification).ToList();
        var suitable = all.Where(approval => approval.Allows(scope)).ToList();
        return suitable.Where(approval => approval.IsInForce(day)).MaxBy(approval => approval.Until) is { } current
                ? new ApprovalStanding(scope, Standing.InForce, current.Until)
            : suitable.Where(approval => approval.From > day).MinBy(approval => approval.From) is { } next
                ? new ApprovalStanding(scope, Standing.NotYet, next.From)
            : suitable.MaxBy(approval => approval.Until) is { } last ? new ApprovalStanding(scope, Standing.Ended, last.Until)
            : all.Exists(approval => approval.IsInForce(day)) ? new ApprovalStanding(scope, Standing.OtherScopeOnly, null)
            : new ApprovalStanding(scope, Standing.None, null);
    }

    /// <summary>Whether it may train for that certification on that day.</summary>
    public bool MayTrain(string certification, DateOnly day) => StandingFor(certification, ApprovalScope.Training, day).IsInForce;

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private Refusal? Fault(Guid? self, string certification, bool training, bool vae, DateOnly from, DateOnly until)
    {
        if (!training && !vae)
        {
            return OrganisationRefusals.ScopeMissing;
        }

        if (until < from)
        {
            return OrganisationRefusals.DatesReversed;
        }

        return
            approvals.Find(other =>
                other.Id != self
                && other.Certification == certification
                && ((training && other.Training) || (vae && other.Vae))
                && other.From <= until
                && from <= other.Until
            )
                is { } overlap
            ? OrganisationRefusals.Overlap(overlap)
            : null;
    }

    private Outcome Changed()
    {
        Revision++;
        return Outcome.Accepted;
    }
}

/// <summary>Somebody to write to in an organisation, with or without an account.</summary>
public sealed class OrganisationContact
{
    private OrganisationContact()
    {
    }

    internal OrganisationContact(Guid organisationId, ContactDetails details)
    {
        Id = Guid.CreateVersion7();
        OrganisationId = organisationId;
        Write(details);
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>« Direction », « Référent formation »…</summary>
    public string Function { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    internal void Write(ContactDetails details)
    {
        Function = details.Function.Trim();
        Name = details.Name.Trim();
        Email = string.IsNullOrWhiteSpace(details.Email) ? null : details.Email.Trim();
        Phone = string.IsNullOrWhiteSpace(details.Phone) ? null : details.Phone.Trim();
    }
}
