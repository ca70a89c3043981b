using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>
/// Somebody away from a day to a day, and the colleague who acts in their place meanwhile: in one capacity, with the rights of that capacity, and no signature.
/// </summary>
public sealed class Absence
{
    /// <summary>Days that one lasts at most.</summary>
    public const int LongestDays = 366;

    private Absence()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The capacity that is left for a while.</summary>
    public Guid MembershipId { get; private set; }

    /// <summary>The same capacity of the colleague, in the same organisation.</summary>
    public Guid StandInId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Until { get; private set; }

    public Guid DeclaredBy { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>Whether it covers that day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= Until;

    /// <summary>
    /// Declares it; refused when the days do not make sense, when the colleague is not of the same kind in the same organisation, or when one of the two is
    /// already away on one of these days (<paramref name="others"/>: the absences of both).
    /// </summary>
    public static (Absence? Absence, Outcome Outcome) Declare(
        Membership away,
        Membership? standIn,
        AbsenceTerms terms,
        IEnumerable<Absence> others,
        DateTimeOffset now,
        DateOnly today
    )
    {
        var refusals = terms.Refusals(today).ToList();
        var known = others.Where(other => other.Overlaps(terms.From, terms.Until)).ToList();
        if (standIn is null || !StandsFor(standIn, away))
        {
            refusals.Add(AbsenceRefusals.NotAColleague);
        }
        else if (known.Exists(other => other.MembershipId == standIn.Id))
        {
            refusals.Add(AbsenceRefusals.AwayToo);
        }

        if (known.Exists(other => other.MembershipId == away.Id))
        {
            refusals.Add(AbsenceRefusals.Overlap);
        }

        return refusals.Count > 0 ? (null, Outcome.From(refusals)) : (new Absence
        {
            Id = Guid.CreateVersion7(now),
            MembershipId = away.Id,
            StandInId = standIn!.Id,
            From = terms.From!.Value,
            Until = terms.Until!.Value,
            DeclaredBy = terms.DeclaredBy,
            DeclaredAt = now,
        }, Outcome.Accepted);
    }

    /// <summary>Whether the first may act for the second: somebody else, of the same capacity in the same organisation.</summary>
    public static bool StandsFor(Membership standIn, Membership away) =>
        standIn.PersonId != away.PersonId && (standIn.Role, standIn.OrganisationId) == (away.Role, away.OrganisationId) && MayBeLeft(away.Role);

    /// <summary>The capacities in which somebody can be stood in for: neither a candidate, nor a mandate in juries, which has its substitutes.</summary>
    public static bool MayBeLeft(Role role) => role is Role.CompanyHr or Role.Evaluator or Role.TrainingOrganisation or Role.Oemm;

    /// <summary>Over from that day on: the person is back. False when it had not begun: there is nothing left to keep of it.</summary>
    public bool EndBefore(DateOnly today)
    {
        Until = today.AddDays(-1) < Until ? today.AddDays(-1) : Until;
        return From <= Until;
    }

    private bool Overlaps(DateOnly? from, DateOnly? until) => From <= (until ?? DateOnly.MaxValue) && (from ?? DateOnly.MinValue) <= Until;
}

/// <summary>From when to when, as typed, and by whom it is declared.</summary>
public sealed record AbsenceTerms(DateOnly? From, DateOnly? Until, Guid DeclaredBy)
{
    /// <summary>What is wrong with the days.</summary>
    public IEnumerable<Refusal> Refusals(DateOnly today)
    {
        if (From is null)
        {
            yield return AbsenceRefusals.FromMissing;
        }

        if (Until is null)
        {
            yield return AbsenceRefusals.UntilMissing;
        }
        else if (Until < From)
        {
            yield return AbsenceRefusals.Reversed;
        }
        else if (Until < today)
        {
            yield return AbsenceRefusals.Past;
        }
        else if (Until > From?.AddDays(Absence.LongestDays))
        {
            yield return AbsenceRefusals.TooLong;
        }
    }
}

/// <summary>Every reason for which an absence refuses.</summary>
public static class AbsenceRefusals
{
    public static Refusal FromMissing => new("absence.from", "Donnez le premier jour, par exemple 06/07/2026.", "From");

    public static Refusal UntilMissing => new("absence.until", "Donnez le dernier jour, par exemple 24/07/2026.", "Until");

    public static Refusal Reversed => new("absence.reversed", "Le dernier jour ne vient pas avant le premier.", "Until");

    public static Refusal Past => new("absence.past", "Cette absence est déjà finie : le dernier jour vient aujourd’hui ou plus tard.", "Until");

    public static Refusal TooLong => new("absence.long", "Une absence dure un an au plus. Au-delà, mettez fin à la qualité.", "Until");

    public static Refusal NotAColleague =>
        new("absence.colleague", "Choisissez un collègue qui a la même qualité dans la même organisation, et un compte.", "StandIn");

    public static Refusal AwayToo => new("absence.away-too", "Ce collègue est absent lui aussi pendant une partie de ces jours.", "StandIn");

    public static Refusal Overlap => new("absence.overlap", "Une absence couvre déjà une partie de ces jours. Retirez-la d’abord.", "From");
}
