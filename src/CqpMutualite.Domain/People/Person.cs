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

    /// <summary>First names, in the order of the civil registry.</summary>
    public string FirstNames { get; private set; } = "";

    public string BirthName { get; private set; } = "";

    /// <summary>Name used, when it is another.</summary>
    public string? UsedName { get; private set; }

    /// <summary>Sex; null for those who are no candidate.</summary>
    public Sex? Sex { get; private set; }

    /// <summary>Birth date; null for those who are no candidate.</summary>
    public DateOnly? BirthDate { get; private set; }

    /// <summary>Commune of birth, or town abroad.</summary>
    public string? BirthPlace { get; private set; }

    public string? BirthCountry { get; private set; }

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

    /// <summary>Names borne before, oldest first.</summary>
    public IReadOnlyList<FormerName> FormerNames => formerNames;

    /// <summary>First name and name used.</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {UsedName ?? BirthName}";

    /// <summary>Somebody known by name only.</summary>
    public static Person Named(string firstNames, string name, string? email = null, string? jobTitle = null)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Email = email?.Trim(), JobTitle = jobTitle?.Trim() };
        person.Call(firstNames.Trim(), name.Trim(), null);
        return person;
    }

    /// <summary>
    /// Takes another name from that day on; the former one is kept with the reason. <paramref name="usedName"/>: null when the birth name is used.
    /// </summary>
    public Outcome ChangeName(string? firstNames, string? birthName, string? usedName, string? reason, DateOnly changedOn, DateOnly today)
    {
        var (first, birth, used) = (Kept(firstNames), Kept(birthName), Kept(usedName));
        List<Refusal> refusals = [.. IdentityDraft.NameRefusals(firstNames, birthName, usedName)];
        if (Kept(reason) is null)
        {
            refusals.Add(PersonRefusals.ReasonMissing);
        }

        if (changedOn > today)
        {
            refusals.Add(PersonRefusals.ChangeInFuture);
        }

        if (refusals.Count == 0 && (first, birth, used) == (FirstNames, BirthName, UsedName))
        {
            refusals.Add(PersonRefusals.SameName);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        formerNames.Add(new FormerName(Id, FirstNames, BirthName, UsedName, changedOn, reason!.Trim()));
        Call(first!, birth!, used);
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
        BirthDate = identity.BirthDate;
        Call(identity.FirstNames.Trim(), identity.BirthName.Trim(), Kept(identity.UsedName));
        Sex = identity.Sex;
        BirthPlace = Kept(identity.BirthPlace);
        BirthCountry = Kept(identity.BirthCountry);
        BirthCode = Kept(identity.BirthCode)?.ToUpperInvariant();
        Email = Kept(identity.Email);
        JobTitle = Kept(identity.JobTitle);
    }

    /// <summary>Folds the name again, after the rules of folding: for those who were recorded under former rules.</summary>
    public void Refold() => Call(FirstNames, BirthName, UsedName);

    private void Call(string firstNames, string birthName, string? usedName)
    {
        (FirstNames, BirthName, UsedName) = (firstNames, birthName, usedName);
        SortName = $"{FoldedName.Of(usedName ?? birthName)} {FoldedName.Of(firstNames)}";
        MatchKey = BirthDate is { } born ? FoldedName.KeyOf(birthName, born) : MatchKey;
    }

    /// <summary>The identity as a draft, to be shown in a form or checked; what belongs to the file (contract, day of entry) is added by the caller.</summary>
    public IdentityDraft ToDraft() => new()
    {
        FirstNames = FirstNames,
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
    DateOnly BirthDate,
    string? BirthPlace,
    string? Email,
    string? JobTitle
)
{
    public string? BirthCountry { get; init; }

    /// <summary>INSEE or postal code of the commune of birth; none abroad.</summary>
    public string? BirthCode { get; init; }
}
