using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <content>Who sits, who presides, who stands in.</content>
public sealed partial class JurySession
{
    /// <summary>
    /// Seats a member, or a substitute, for the college of the mandate; refused when the mandate does not cover the day, when the college is full, when the
    /// person sits already, elsewhere at the same hours (<paramref name="elsewhere"/>: that day), and once one of the session's
    /// <paramref name="signedDecisions"/> exists: the decision sheet names those who sat.
    /// </summary>
    public Outcome Seat(
        Membership mandate, JuryPanel panel, int signedDecisions = 0, bool substitute = false, IEnumerable<(TimeOnly From, TimeOnly Until)>? elsewhere = null)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        var personId = mandate.PersonId;
        if (members.Any(member => member.PersonId == personId))
        {
            return JuryRefusals.SitsAlready;
        }

        if (mandate.SitsFor(HeldOn) is not { } college)
        {
            return JuryRefusals.MandateNotThatDay(HeldOn);
        }

        var votes = panel.Seats.Any(seat => seat.College == college);
        var seats = panel.Seats.Concat(panel.Observers).Where(seat => seat.College == college).Sum(seat => seat.Count);
        if (members.Count(member => member.College == college && member.IsSubstitute == substitute) >= seats || (substitute && !votes))
        {
            return JuryRefusals.CollegeFull;
        }

        if (elsewhere?.FirstOrDefault(other => other.From < EndsAt && StartsAt < other.Until) is { } hours && hours != default)
        {
            return JuryRefusals.SitsElsewhere(hours.From, hours.Until);
        }

        members.Add(new JuryMember(Id, personId, college, votes && !substitute) { IsSubstitute = substitute });
        return Did(new MemberSeated(Id, Kind, personId, college, substitute));
    }

    /// <summary>Takes a member off the session; refused once a decision is signed.</summary>
    public Outcome Unseat(Guid personId, int signedDecisions)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId) is not { } seated)
        {
            return JuryRefusals.NotSeated;
        }

        members.Remove(seated);
        passages.ForEach(passage => passage.Forget(personId));
        return Did(new MemberUnseated(Id, Kind, personId, seated.College));
    }

    /// <summary>A substitute takes the seat of a member of the same college, who becomes one; a president who leaves the seat no longer presides.</summary>
    public Outcome Replace(Guid personId, Guid substituteId, int signedDecisions)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId && member.Votes) is not { } seated
            || members.SingleOrDefault(member => member.PersonId == substituteId && member.IsSubstitute) is not { } substitute
            || substitute.College != seated.College)
        {
            return JuryRefusals.NotASubstitute;
        }

        if (Unmandated([substitute]) is { IsAccepted: false } over)
        {
            return over;
        }

        (seated.IsSubstitute, seated.Votes, seated.IsPresident) = (true, false, false);
        (substitute.IsSubstitute, substitute.Votes) = (false, true);
        passages.ForEach(passage =>
        {
            passage.Forget(personId);
            passage.Forget(substituteId);
        });
        return Did(new MemberReplaced(Id, Kind, personId, substituteId));
    }

    /// <summary>
    /// Names the president among the members with a voice: a proposal until the sitting is opened, somebody present afterwards. Refused once a decision is
    /// signed. <paramref name="turn"/>: the college whose turn it is; another college needs a reason. Null: any member.
    /// </summary>
    public Outcome NamePresident(Guid personId, int signedDecisions = 0, College? turn = null, string? because = null)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId && member.Votes) is not { } president)
        {
            return JuryRefusals.NotAMember;
        }

        if (OpenedAt is not null && president.Present != true)
        {
            return JuryRefusals.PresidentNotPresent;
        }

        var outcome = Designate(president, turn, because);
        return outcome.IsAccepted ? Did(new PresidentNamed(Id, Kind, personId, president.College, OpenedAt is not null)) : outcome;
    }

    /// <summary>Vacant seats, with their label, in the order of the edition.</summary>
    public IReadOnlyList<(Seat Seat, int Vacant)> VacantSeats(JuryPanel panel) =>
    [
        .. from seat in panel.Seats
           let vacant = seat.Count - members.Count(member => member.College == seat.College && member.Votes)
           where vacant > 0
           select (seat, vacant),
    ];

    /// <summary>Those who vote on a file: the members, a substitute standing in for whoever withdrew; the observers after them.</summary>
    public IReadOnlyList<JuryMember> SittingFor(Guid fileId)
    {
        var recusals = passages.Find(passage => passage.FileId == fileId)?.Recusals ?? [];
        return
        [
            .. members.Where(member => member.Votes && recusals.All(recusal => recusal.MemberId != member.PersonId) && member.Present != false),
            .. members.Where(member => member.IsSubstitute && recusals.Any(recusal => recusal.SubstituteId == member.PersonId) && member.Present != false),
            .. members.Where(member => !member.Votes && !member.IsSubstitute),
        ];
    }

    /// <summary>Somebody whose voice some candidate needs: a member, or a substitute who stands in.</summary>
    public bool Expects(JuryMember member) =>
        member.Votes || passages.Exists(passage => passage.Expected && passage.Recusals.Any(recusal => recusal.SubstituteId == member.PersonId));

    /// <summary>The conflicts that nothing settles yet: of members with a voice who have not withdrawn for that file.</summary>
    public IReadOnlyList<ConflictOfInterest> Unsettled(IEnumerable<ConflictOfInterest> conflicts) =>
    [
        .. conflicts.Where(conflict =>
            members.Exists(member => member.PersonId == conflict.PersonId && member.Votes) && !Settled(conflict.FileId, conflict.PersonId)),
    ];

    /// <summary>A member withdraws for one file, and a substitute of the same college stands in. The president cannot.</summary>
    public Outcome Recuse(Guid fileId, Guid memberId, Guid substituteId)
    {
        if (passages.Find(passage => passage.FileId == fileId) is not { } passage)
        {
            return FileRefusals.NotInSession;
        }

        if (members.Find(member => member.PersonId == memberId && member.Votes) is not { } member
            || members.Find(found => found.PersonId == substituteId && found is { IsSubstitute: true, Present: not false }) is not { } substitute
            || substitute.College != member.College
            || passage.Recusals.Any(recusal => recusal.SubstituteId == substituteId))
        {
            return JuryRefusals.NotASubstitute;
        }

        if (member.IsPresident)
        {
            return JuryRefusals.PresidentCannotWithdraw;
        }

        if (Unmandated(members.Where(found => found.PersonId == substituteId)) is { IsAccepted: false } over)
        {
            return over;
        }

        passage.Recuse(memberId, substituteId);
        return Did(new MemberRecused(Id, Kind));
    }

    private bool Settled(Guid fileId, Guid memberId) =>
        passages.Find(passage => passage.FileId == fileId)?.Recusals.Any(recusal => recusal.MemberId == memberId) == true;

    private Outcome Designate(JuryMember president, College? turn, string? because)
    {
        var outcome = OutOfTurn(president, turn, because);
        if (outcome.IsAccepted)
        {
            members.ForEach(member => member.IsPresident = member == president);
            PresidencyBecause = turn is null || president.College == turn ? null : because!.Trim();
        }

        return outcome;
    }

    private static Outcome OutOfTurn(JuryMember president, College? turn, string? because) =>
        turn is { } expected && president.College != expected && string.IsNullOrWhiteSpace(because) ? JuryRefusals.OutOfTurn(expected) : Outcome.Accepted;

    // refused when one of them has no mandate of the college that day; null when they all have, or when nobody knows
    private Outcome? Unmandated(IEnumerable<JuryMember> whom)
    {
        if (Beside.Mandates is not { } mandates)
        {
            return null;
        }

        var over = whom.Count(member => !mandates.Any(mandate => mandate.PersonId == member.PersonId && mandate.SitsFor(HeldOn) == member.College));
        return over == 0 ? (Outcome?)null : JuryRefusals.MandatesOver(over, HeldOn);
    }

    private Refusal? Composed(int signedDecisions) =>
        PublishedOn is not null ? JuryRefusals.Published
        : ClosedAt is not null ? JuryRefusals.SessionClosed
        : signedDecisions > 0 ? JuryRefusals.DecisionSigned
        : null;
}
