using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Domain.Jury;

/// <summary>What the member who opens the sitting says.</summary>
/// <param name="By">That member.</param>
/// <param name="PresidentId">Who presides, among those present.</param>
/// <param name="Present">Those who are there; whoever opens is.</param>
/// <param name="ShortBecause">Why it opens although a voice is missing.</param>
/// <param name="TurnBecause">Why the presidency does not alternate.</param>
public sealed record SittingOpening(Guid By, Guid? PresidentId, IReadOnlyCollection<Guid> Present, string? ShortBecause = null, string? TurnBecause = null);

/// <summary>What an opening is held to.</summary>
/// <param name="Panel">The composition asked for.</param>
/// <param name="Quorum">Who must be there.</param>
/// <param name="Turn">The college whose turn it is to preside; null: any member.</param>
public sealed record OpeningRules(JuryPanel Panel, QuorumRule Quorum = QuorumRule.EverySeat, College? Turn = null);

/// <content>From the convening to the publication of the results.</content>
public sealed partial class JurySession
{
    /// <summary>What forbids to convene: vacant seats, a mandate that does not cover the day, nobody to examine.</summary>
    public IReadOnlyList<Refusal> MissingForConvening(JuryPanel panel) => ClosedAt is not null
        ? [JuryRefusals.SessionClosed]
        :
        [
            .. VacantSeats(panel).Select(entry => JuryRefusals.SeatsVacant(entry.Seat, entry.Vacant)),
            .. from seat in panel.Observers
               let vacant = seat.Count - members.Count(member => member.College == seat.College)
               where vacant > 0
               select JuryRefusals.SeatsVacant(seat, vacant),
            .. Unmandated(members) is { } over ? over.Refusals : [],
            .. passages.Exists(passage => passage.Expected) ? Array.Empty<Refusal>() : [JuryRefusals.NobodyToConvene],
        ];

    /// <summary>Everybody is convened; again after a change.</summary>
    public Outcome Convene(JuryPanel panel, DateTimeOffset now)
    {
        var missing = MissingForConvening(panel);
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        ConvenedAt ??= now;
        return Did(new SessionConvened(Id, Kind));
    }

    /// <summary>Whether a person may open the sitting that day: convened, not before its day, a member with a voice. Changes nothing.</summary>
    public Outcome MayOpen(Guid personId, DateOnly today) =>
        ClosedAt is not null ? JuryRefusals.SessionClosed
        : OpenedAt is not null ? JuryRefusals.OpenedAlready
        : ConvenedAt is null ? JuryRefusals.NotConvened
        : !members.Exists(member => member.PersonId == personId && member.Votes) ? JuryRefusals.OpensByAMember
        : today < HeldOn ? JuryRefusals.NotBefore(HeldOn)
        : Unmandated(members) ?? Outcome.Accepted;

    /// <summary>
    /// A member opens the sitting: says who is there, and who of them presides. A voice that is missing needs a reason: the sources give no quorum, every
    /// seat is expected unless the setting asks only for somebody of each college.
    /// </summary>
    public Outcome Open(SittingOpening opening, OpeningRules rules, DateOnly today, DateTimeOffset now)
    {
        if (MayOpen(opening.By, today) is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        var missing = Missing(rules, IsThere);
        if (missing > 0 && string.IsNullOrWhiteSpace(opening.ShortBecause))
        {
            refusals.Add(JuryRefusals.QuorumMissing(missing));
        }

        var president = members.Find(member => member.PersonId == opening.PresidentId && member.Votes && IsThere(member));
        refusals.AddRange(president is null ? [JuryRefusals.PresidentNotPresent] : OutOfTurn(president, rules.Turn, opening.TurnBecause).Refusals);
        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        Designate(president!, rules.Turn, opening.TurnBecause);
        foreach (var member in members)
        {
            member.Present = IsThere(member);
        }

        (OpenedAt, ShortBecause) = (now, missing > 0 ? opening.ShortBecause!.Trim() : null);
        return Did(new SittingOpened(Id, Kind));

        bool IsThere(JuryMember member) => member.PersonId == opening.By || opening.Present.Contains(member.PersonId);
    }

    /// <summary>
    /// What forbids a decision, whoever signs: not open, no president. <paramref name="correction"/>: of a file whose decision is taken up after the sitting.
    /// </summary>
    public IReadOnlyList<Refusal> MissingForDecision(JuryPanel panel, bool correction = false) =>
        correction && President is not null ? []
        : PublishedOn is not null ? [JuryRefusals.Published]
        : ClosedAt is not null ? [JuryRefusals.SessionClosed]
        :
        [
            .. VacantSeats(panel).Select(entry => JuryRefusals.SeatsVacant(entry.Seat, entry.Vacant)),
            .. President is null ? [JuryRefusals.PresidentMissing] : OpenedAt is null ? [JuryRefusals.NotOpened] : Array.Empty<Refusal>(),
        ];

    /// <summary>Whether a person may sign a decision: the sitting is open and that person presides. Changes nothing.</summary>
    public Outcome MayDecide(Guid personId, JuryPanel panel, bool correction = false)
    {
        var missing = MissingForDecision(panel, correction);
        return missing.Count > 0 ? Outcome.From(missing)
            : President!.PersonId != personId ? JuryRefusals.NotThePresident
            : Outcome.Accepted;
    }

    /// <summary>
    /// Lets a person sign a decision now, as <see cref="MayDecide"/> says. The revision grows although no other column changes, so that a change of
    /// composition made at the same instant loses the race.
    /// </summary>
    public Outcome AllowDecision(Guid personId, JuryPanel panel, bool correction = false)
    {
        var outcome = MayDecide(personId, panel, correction);
        if (outcome.IsAccepted)
        {
            Changed();
        }

        return outcome;
    }

    /// <summary>What forbids to close: not open, a file without its decision. Null when nothing does.</summary>
    public Refusal? MissingForClosing(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf) =>
        ClosedAt is not null ? JuryRefusals.SessionClosed : OpenedAt is null ? JuryRefusals.NotOpened : MissingDecisions(decided, nameOf);

    /// <summary>The sitting is over, by the president or by the certifier for them: every file expected has its decision.</summary>
    /// <param name="decided">Files whose decision is signed.</param>
    /// <param name="nameOf">Name of a candidate, to say who is missing.</param>
    /// <param name="now">The time.</param>
    public Outcome Close(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf, DateTimeOffset now)
    {
        if (MissingForClosing(decided, nameOf) is { } missing)
        {
            return missing;
        }

        ClosedAt = now;
        return Did(new SittingClosed(Id, Kind));
    }

    /// <summary>The results are out. Refused while the sitting goes on or one file has no signed decision, and says which.</summary>
    public Outcome Publish(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf, DateOnly today)
    {
        if (PublishedOn is not null)
        {
            return JuryRefusals.Published;
        }

        if (passages.TrueForAll(passage => !passage.Expected))
        {
            return JuryRefusals.NothingToPublish;
        }

        if (MissingDecisions(decided, nameOf) is { } missing)
        {
            return missing;
        }

        if (ClosedAt is null)
        {
            return JuryRefusals.NotClosed;
        }

        PublishedOn = today;
        return Did(new SessionPublished(Id, Kind));
    }

    // each college of the edition counts, one that nobody is seated for included
    private int Missing(OpeningRules rules, Func<JuryMember, bool> isThere)
    {
        var voices = members.Where(member => member.Votes && isThere(member)).Select(member => member.College).ToHashSet();
        return rules.Quorum == QuorumRule.EachCollege && rules.Panel.Seats.All(seat => voices.Contains(seat.College))
            ? 0
            : VacantSeats(rules.Panel).Sum(entry => entry.Vacant) + members.Count(member => Expects(member) && !isThere(member));
    }

    private Refusal? MissingDecisions(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf)
    {
        var missing = Order.Where(passage => passage.Expected && !decided.Contains(passage.FileId)).Select(passage => nameOf(passage.FileId)).ToList();
        return missing.Count == 0 ? null : JuryRefusals.DecisionsMissing(missing);
    }
}
