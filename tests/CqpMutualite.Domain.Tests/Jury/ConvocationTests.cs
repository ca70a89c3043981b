using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>Those convened to a session are told what it is, once, and again when it changes for them.</summary>
public class ConvocationTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), Later = Now.AddDays(1);
    private static readonly Guid Hr = Guid.NewGuid();

    [Fact]
    public void Members_candidates_and_companies_are_convened_at_their_own_hours()
    {
        var (session, file, told) = Scene();
        Assert.Equal(
            [ConvenedAs.Member, ConvenedAs.Member, ConvenedAs.Member, ConvenedAs.Member, ConvenedAs.Candidate, ConvenedAs.Company],
            told.Select(convocation => convocation.As)
        );
        Assert.All(told.Where(convocation => convocation.Sits), convocation =>
            Assert.Equal((session.StartsAt, session.EndsAt, (Guid?)null), (convocation.StartsAt, convocation.EndsAt, convocation.FileId))
        );
        Assert.All(told.Where(convocation => !convocation.Sits), convocation =>
            Assert.Equal((new TimeOnly(9, 0), new TimeOnly(9, 20), (Guid?)file), (convocation.StartsAt, convocation.EndsAt, convocation.FileId))
        );
        Assert.Equal([session.Passages[0].CandidateId, Hr], told.Where(convocation => !convocation.Sits).Select(convocation => convocation.PersonId));
    }

    [Fact]
    public void Nothing_is_told_twice()
    {
        var (session, file, told) = Scene();
        Assert.Empty(Follow(session, file, told));
    }

    [Fact]
    public void A_change_is_told_to_those_it_concerns_and_asks_for_their_word_again()
    {
        var (session, file, told) = Scene();
        var candidate = told.Single(convocation => convocation.As == ConvenedAs.Candidate);
        Accepted(candidate.Acknowledge(Now));
        candidate.Remind(Now);
        Accepted(session.Constrain(file, new TimeOnly(14, 0), null, "Train du matin"));
        Assert.Equal([ConvenedAs.Candidate, ConvenedAs.Company], Follow(session, file, told).Select(convocation => convocation.As));
        Assert.Equal((1, new TimeOnly(14, 0), null, Later), (candidate.Sequence, candidate.StartsAt, candidate.AcknowledgedAt, candidate.ChangedAt));
        Assert.NotNull(candidate.RemindedAt);

        // another day: everybody, with another reminder to come
        Accepted(session.Move(SessionTerms.WholeDay(HeldOn.AddDays(7), "Lyon")));
        Assert.Equal(told.Count, Follow(session, file, told).Count);
        Assert.Equal((2, null), (candidate.Sequence, candidate.RemindedAt));
    }

    [Fact]
    public void Who_is_expected_no_more_is_released_and_may_be_convened_again()
    {
        var (session, file, told) = Scene();
        var candidate = told.Single(convocation => convocation.As == ConvenedAs.Candidate);
        Accepted(session.Attend(file, Attendance.Excused, "Malade"));
        Assert.Equal([ConvenedAs.Candidate, ConvenedAs.Company], Follow(session, file, told).Select(convocation => convocation.As));
        Assert.False(candidate.Holds);
        Assert.Equal(["convocation.ended"], Codes(candidate.Acknowledge(Later)));
        Assert.Empty(Follow(session, file, told));

        var member = session.Members.First(seated => !seated.IsPresident);
        Accepted(session.Unseat(member.PersonId, 0));
        var left = Assert.Single(Follow(session, file, told));
        Assert.Equal((member.PersonId, false, 1), (left.PersonId, left.Holds, left.Sequence));
        Accepted(session.Seat(MandateOf(member.College, member.PersonId), Edition(Specialiste).Jury));
        var back = Assert.Single(Follow(session, file, told));
        Assert.Equal((left.Id, true, 2), (back.Id, back.Holds, back.Sequence));
    }

    [Fact]
    [Rule("COM-01")]
    public void A_commission_convenes_who_sits_and_no_candidate()
    {
        var edition = Edition(Blocs);
        var session = JurySession.Plan(SessionKind.Commission, SessionTerms.WholeDay(HeldOn, "Lyon"), [edition]).Session!;
        Accepted(session.Seat(MandateOf(College.Secretariat), edition.Commission!));
        Accepted(session.Receive(FileOf(edition)));
        var convened = Assert.Single(Convocation.Of(session, Array.Empty<Guid>().ToLookup(_ => Guid.Empty)));
        Assert.Equal(ConvenedAs.Observer, convened.As);
    }

    [Theory]
    [InlineData(-15, -14, false)]
    [InlineData(-14, -20, true)]
    [InlineData(-1, -20, true)]
    [InlineData(0, -20, false)]
    [InlineData(-10, -12, false)]
    public void The_reminder_comes_once_between_its_day_and_the_session(int day, int told, bool due)
    {
        var (_, _, convocations) = Scene();
        Assert.Equal(due, convocations[0].IsReminderDue(HeldOn.AddDays(day), HeldOn.AddDays(told), 14));
        convocations[0].Remind(Now);
        Assert.False(convocations[0].IsReminderDue(HeldOn.AddDays(day), HeldOn.AddDays(told), 14));
    }

    private static (JurySession Session, Guid File, List<Convocation> Told) Scene()
    {
        var edition = Edition(Specialiste);
        var file = FileOf(edition);
        var session = Composed(edition);
        Accepted(session.Receive(file, 20));
        Accepted(session.Convene(edition.Jury, Now));
        return (session, file.Id, [.. Convocation.Follow(session, Convocation.Of(session, Companies(file.Id)), [], Now)]);
    }

    private static IReadOnlyList<Convocation> Follow(JurySession session, Guid file, List<Convocation> told) =>
        Convocation.Follow(session, Convocation.Of(session, Companies(file)), told, Later);

    private static ILookup<Guid, Guid> Companies(Guid file) => new[] { (File: file, Person: Hr) }.ToLookup(pair => pair.File, pair => pair.Person);
}
