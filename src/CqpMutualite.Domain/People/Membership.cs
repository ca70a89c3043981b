using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.People;

/// <summary>A capacity of a person, in an organisation when it has one, from a day to a day. All rights come from memberships and assignments.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The organisation; null for candidates without employer.</summary>
    public Guid? OrganisationId { get; private set; }

    public Role Role { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null: still running.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Function in which the person may sign for the organisation, as printed beside the signature; null: may not.</summary>
    public string? SignsAs { get; private set; }

    /// <summary>Members and observers of juries: the college of the mandate. Null for the others, and for a mandate older than this was asked.</summary>
    public College? College { get; private set; }

    /// <summary>Members and observers of juries: the organisation that they represent, of the directory or not.</summary>
    public string? Represents { get; private set; }

    /// <summary>A capacity from that day on.</summary>
    public static Membership Of(Guid personId, Role role, Guid? organisationId, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        Role = role,
        OrganisationId = organisationId,
        From = from,
    };

    /// <summary>
    /// A mandate in juries, with or without a voice. Refused when it does not say the college or whom the person represents, when its days are
    /// reversed, and when another mandate of the person (<paramref name="others"/>) has some of the same days: a person is of one college at a time.
    /// </summary>
    public static (Membership? Mandate, Outcome Outcome) Mandate(Guid personId, Role role, MandateTerms terms, IEnumerable<Membership> others)
    {
        var mandate = Of(personId, role, terms.OrganisationId, terms.From ?? default);
        var outcome = mandate.Write(terms, others);
        return (outcome.IsAccepted ? mandate : null, outcome);
    }

    /// <summary>Corrects a mandate, or ends it; refused as a new one is.</summary>
    public Outcome Write(MandateTerms terms, IEnumerable<Membership> others)
    {
        var refusals = terms.Refusals(Role).ToList();
        if (
            refusals.Count == 0
            && others.Any(other =>
                other.Id != Id && other.IsMandate && other.From <= (terms.Until ?? DateOnly.MaxValue) && terms.From <= (other.Until ?? DateOnly.MaxValue)
            )
        )
        {
            refusals.Add(PersonRefusals.MandateOverlaps);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        College = Role == Role.JuryObserver ? Referentials.College.Secretariat : terms.College;
        Represents = terms.Represents!.Trim();
        (OrganisationId, From, Until) = (terms.OrganisationId, terms.From!.Value, terms.Until);
        return Outcome.Accepted;
    }

    /// <summary>It lets the person sit in juries.</summary>
    public bool IsMandate => Role is Role.JuryMember or Role.JuryObserver;

    /// <summary>The college for which the person may sit on that day; null when the mandate does not cover it.</summary>
    public College? SitsFor(DateOnly day) => IsMandate && IsActive(day) ? College : null;

    /// <summary>Ends the capacity on that day, included.</summary>
    public void End(DateOnly lastDay) => Until = lastDay;

    /// <summary>Becomes the capacity of another record of the person, or in the organisation that took theirs over.</summary>
    public void MoveTo(Guid person, Guid? organisation) => (PersonId, OrganisationId) = (person, organisation);

    /// <summary>Lets the person sign for the organisation in that function, or (null) no longer.</summary>
    public void LetSign(string? function) => SignsAs = string.IsNullOrWhiteSpace(function) ? null : function.Trim();

    /// <summary>Whether it gives rights on that day.</summary>
    public bool IsActive(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>What a mandate in juries says.</summary>
/// <param name="College">Employers or employees; an observer is of the secretariat.</param>
/// <param name="Represents">The organisation represented.</param>
/// <param name="OrganisationId">Where the person works, when the directory has it: what ties them to its candidates.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, included; null: still running.</param>
public sealed record MandateTerms(College? College, string? Represents, Guid? OrganisationId, DateOnly? From, DateOnly? Until)
{
    /// <summary>What is wrong in them for that capacity.</summary>
    public IEnumerable<Refusal> Refusals(Role role)
    {
        if (role == Role.JuryMember && College is not (Referentials.College.Employers or Referentials.College.Employees))
        {
            yield return PersonRefusals.CollegeMissing;
        }

        if (string.IsNullOrWhiteSpace(Represents))
        {
            yield return PersonRefusals.RepresentedMissing;
        }

        if (From is null)
        {
            yield return PersonRefusals.MandateStartMissing;
        }

        if (Until < From)
        {
            yield return PersonRefusals.MandateReversed;
        }
    }
}
