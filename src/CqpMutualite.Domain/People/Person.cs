using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>Sex at the civil registry, as the Caisse des Dépôts asks for it.</summary>
public enum Sex
{
    Female,

    Male,
}

/// <summary>A person; may exist without an account.</summary>
public sealed class Person
{
    private readonly List<FormerName> formerNames = [];

    private Person()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>First names, in the order of the civil registry; empty for somebody who has one name only.</summary>
    public string FirstNames { get; private set; } = "";

    /// <summary>The first name by which they are called, when it is not the first one.</summary>
    public string? UsualFirstName { get; private set; }

    public string BirthName { get; private set; } = "";

    /// <summary>Name used, when it is another.</summary>
    public string? UsedName { get; private set; }

    /// <summary>Sex; null for those who are no candidate.</summary>
    public Sex? Sex { get; private set; }

    /// <summary>Birth date, or what is known of it; null for those who are no candidate.</summary>
    public CivilDate? BirthDate => BornFrom is { } day ? CivilDate.Of(day, BirthPrecision) : null;

    /// <summary>The first day that the birth date may be: what is kept of it, with its precision.</summary>
    public DateOnly? BornFrom { get; private set; }

    public DatePrecision BirthPrecision { get; private set; }

    /// <summary>Commune of birth, or town abroad.</summary>
    public string? BirthPlace { get; private set; }

    public string? BirthCountry { get; private set; }

    /// <summary>INSEE code of that country (« 99350 »); null for what was recorded before it was kept.</summary>
    public string? BirthCountryCode { get; private set; }

    /// <summary>INSEE or postal code of the commune of birth; null abroad.</summary>
    public string? BirthCode { get; private set; }

    /// <summary>Birth name and birth date as they are compared (<see cref="FoldedName.KeyOf"/>); null for those who are no candidate.</summary>
    public string? MatchKey { get; private set; }

    /// <summary>Name used, then first names, folded: what lists are sorted by.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Address to write to; null when the person has none.</summary>
    public string? Email { get; private set; }

    /// <summary>Function in the company or organisation, as printed beside a signature.</summary>
    public string? JobTitle { get; private set; }

    /// <summary>The person of whom this one is a second record; null for everybody else.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Names borne before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames => formerNames;

    /// <summary>The first name by which they are called and the name they use: what every list shows.</summary>
    public string Name { get; private set; } = "";

    /// <summary>All the first names and the name used, as a document prints them.</summary>
    public string FullName => CivilName.Full(FirstNames, UsedName ?? BirthName);

    /// <summary>Somebody known by name only.</summary>
    public static Person Named(string firstNames, string name, string? email = null, string? jobTitle = null)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = email?.Trim(), JobTitle = jobTitle?.Trim() };
        person.Call(new CivilNames(firstNames, name));
        return person;
    }

    /// <summary>Takes another name from that day on; the former one is kept with the reason.</summary>
    public Outcome ChangeName(CivilNames names, string? reason, DateOnly changedOn, DateOnly today)
    {
        List<Refusal> refusals = [.. names.Refusals()];
        if (Kept(reason) is null)
        {
            refusals.Add(PersonRefusals.ReasonMissing);
        }

        if (changedOn > today)
        {
            refusals.Add(PersonRefusals.ChangeInFuture);
        }

        if (refusals.Count == 0 && names == Names)
        {
            refusals.Add(PersonRefusals.SameName);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        formerNames.Add(new FormerName(this, changedOn, reason!.Trim()));
        Call(names);
        return Outcome.Accepted;
    }

    /// <summary>Changes the function, as printed beside signatures to come.</summary>
    public void ChangeJobTitle(string? jobTitle) => JobTitle = Kept(jobTitle);

    /// <summary>Changes the address to write to, once its holder has confirmed it.</summary>
    public void ChangeEmail(string email) => Email = email.Trim();

    /// <summary>A candidate with their identity.</summary>
    public static Person Candidate(CandidateIdentity identity)
    {
        var person = new Person { Id = Guid.CreateVersion7() };
        person.Identify(identity);
        return person;
    }

    /// <summary>Replaces the identity: completed at the registration, or corrected after an identity document.</summary>
    public void Identify(CandidateIdentity identity)
    {
        (BornFrom, BirthPrecision) = (identity.BirthDate.Earliest, identity.BirthDate.Precision);
        Call(new CivilNames(identity.FirstNames, identity.BirthName, identity.UsedName) { UsualFirstName = identity.UsualFirstName });
        Sex = identity.Sex;
        BirthPlace = Kept(identity.BirthPlace);
        BirthCountry = Kept(identity.BirthCountry);
        BirthCountryCode = identity.BirthCountryCode;
        BirthCode = Kept(identity.BirthCode)?.ToUpperInvariant();
        Email = Kept(identity.Email);
        JobTitle = Kept(identity.JobTitle);
    }

    /// <summary>Is a second record of that person from now on; null: is somebody again.</summary>
    public void MergeInto(Guid? person) => MergedIntoId = person;

    /// <summary>Folds the name again, after the rules of folding: for those who were recorded under former rules.</summary>
    public void Refold() => Call(Names);

    private CivilNames Names => new(FirstNames, BirthName, UsedName) { UsualFirstName = UsualFirstName, NoFirstName = FirstNames.Length == 0 };

    private void Call(CivilNames names)
    {
        (FirstNames, BirthName, UsedName, UsualFirstName) = (names.FirstNames ?? "", names.BirthName ?? "", names.UsedName, names.UsualFirstName);
        var last = UsedName ?? BirthName;
        Name = CivilName.Short(FirstNames, UsualFirstName, last);
        SortName = $"{FoldedName.Of(last)} {FoldedName.Of(FirstNames)}".Trim();
        MatchKey = BirthDate is { } born ? FoldedName.KeyOf(BirthName, born.ToString()) : MatchKey;
    }

    /// <summary>The identity as a draft, to be shown in a form or checked; what belongs to the file (contract, day of entry) is added by the caller.</summary>
    public IdentityDraft ToDraft() => new()
    {
        FirstNames = FirstNames,
        UsualFirstName = UsualFirstName,
        NoFirstName = FirstNames.Length == 0,
        BirthName = BirthName,
        UsedName = UsedName,
        Sex = Sex,
        BirthDate = BirthDate,
        BirthPlace = BirthPlace,
        BirthCountry = BirthCountry,
        BirthCode = BirthCode,
        Email = Email,
        JobTitle = JobTitle,
    };

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Identity as copied from an identity document when the file is opened.</summary>
public sealed record CandidateIdentity(
    string FirstNames,
    string BirthName,
    string? UsedName,
    Sex Sex,
    CivilDate BirthDate,
    string? BirthPlace,
    string? Email,
    string? JobTitle
)
{
    public string? UsualFirstName { get; init; }

    public string? BirthCountry { get; init; }

    public string? BirthCountryCode { get; init; }

    /// <summary>INSEE or postal code of the commune of birth; none abroad.</summary>
    public string? BirthCode { get; init; }
}
