using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>Who sits, who presides, and when the composition no longer changes.</summary>
public partial class JurySessionTests
{
    [Fact]
    public void A_session_has_a_place_and_hours_in_order()
    {
        Assert.Equal(["jury.place-missing"], Codes(JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(HeldOn, " "), [Edition(Blocs)]).Outcome));
        Assert.Equal(
            ["jury.hours-reversed"],
            Codes(
                JurySession
                    .Plan(
                        SessionKind.Jury,
                        new SessionTerms(HeldOn, new TimeOnly(14, 0), new TimeOnly(9, 0), null, "https://visio.example/jury"),
                        [Edition(Blocs)]
                    )
                    .Outcome
            )
        );
    }

    [Fact]
    [Rule("COM-01")]
    public void A_session_hears_certifications_of_one_composition_and_a_commission_has_its_own()
    {
        var day = SessionTerms.WholeDay(HeldOn, "Lyon");
        Assert.Equal(
            ["specialiste-prestations", "conseiller-mutualiste-individuels"],
            JurySession.Plan(SessionKind.Jury, day, [Edition(Specialiste), Edition(Conseiller)]).Session!.EditionCodes
        );
        Assert.Equal(["jury.compositions-differ"], Codes(JurySession.Plan(SessionKind.Jury, day, [Edition(Specialiste), Edition(Blocs)]).Outcome));
        Assert.Equal(["jury.no-commission"], Codes(JurySession.Plan(SessionKind.Commission, day, [Edition(Specialiste)]).Outcome));
        Assert.Equal(["jury.edition-missing"], Codes(JurySession.Plan(SessionKind.Jury, day, []).Outcome));
    }

    [Fact]
    [Rule("COM-02")]
    public void The_commission_has_two_of_each_and_the_secretariat()
    {
        var edition = Edition(Blocs);
        var session = JurySession.Plan(SessionKind.Commission, SessionTerms.WholeDay(HeldOn, "Lyon"), [edition]).Session!;
        Assert.Equal(
            [(College.Employers, 2), (College.Employees, 2)],
            session.VacantSeats(edition.Commission!).Select(entry => (entry.Seat.College, entry.Vacant))
        );
        Assert.Equal(
            ["jury.seats-vacant", "jury.seats-vacant", "jury.seats-vacant", "jury.nobody-to-convene"],
            session.MissingForConvening(edition.Commission!).Select(refusal => refusal.Code)
        );
        Assert.Equal(["file.for-jury"], Codes(FileOf(edition).Presentation.Attach(session.Id, Today, HeldOn, kind: SessionKind.Commission)));
    }

    [Fact]
    public void A_person_sits_in_one_place_at_a_time()
    {
        var edition = Edition(Specialiste);
        var session = SessionOf(edition);
        Assert.Equal(
            ["jury.sits-elsewhere"],
            Codes(session.Seat(MandateOf(College.Employers), edition.Jury, elsewhere: [(new TimeOnly(17, 0), new TimeOnly(18, 0))]))
        );
        Accepted(session.Seat(MandateOf(College.Employers), edition.Jury, elsewhere: [(new TimeOnly(17, 30), new TimeOnly(18, 0))]));
    }

    [Fact]
    public void A_substitute_takes_the_seat_of_a_member_of_the_same_college()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        Guid employer = Guid.NewGuid(), employee = Guid.NewGuid(), president = session.President!.PersonId;
        Accepted(session.Seat(MandateOf(College.Employers, employer), edition.Jury, substitute: true));
        Accepted(session.Seat(MandateOf(College.Employees, employee), edition.Jury, substitute: true));
        Assert.Empty(session.VacantSeats(edition.Jury));
        Assert.Equal(["jury.not-a-member"], Codes(session.NamePresident(employer)));
        Assert.Equal(["jury.not-a-substitute"], Codes(session.Replace(president, employee, 0)));
        Accepted(session.Replace(president, employer, 0));
        Assert.Empty(session.VacantSeats(edition.Jury));
        Assert.Null(session.President);
        Assert.True(session.Members.Single(member => member.PersonId == president).IsSubstitute);
    }

    [Fact]
    [Rule("SIL-11")]
    public void A_member_withdraws_for_a_file_and_a_substitute_stands_in()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        var file = FileOf(edition);
        Accepted(session.Receive(file, 20));
        var (president, tied, substitute) = (session.Members[0].PersonId, session.Members[1].PersonId, Guid.NewGuid());
        Accepted(session.Seat(MandateOf(College.Employers, substitute), edition.Jury, substitute: true));
        ConflictOfInterest[] conflicts = [new(tied, file.Id, ConflictKind.SameEmployer), new(substitute, Guid.NewGuid(), ConflictKind.Evaluator)];
        Assert.Equal(tied, Assert.Single(session.Unsettled(conflicts)).PersonId);
        Assert.Equal(["jury.president-cannot-withdraw"], Codes(session.Recuse(file.Id, president, substitute)));
        Accepted(session.Recuse(file.Id, tied, substitute));
        Assert.Empty(session.Unsettled(conflicts));
        Assert.Equal(4, session.SittingFor(file.Id).Count);
        Assert.DoesNotContain(session.SittingFor(file.Id), member => member.PersonId == tied);
        Assert.Contains(session.SittingFor(file.Id), member => member.PersonId == substitute);
    }

    [Fact]
    [Rule("SIL-03")]
    public void Whoever_stands_in_is_expected_and_does_not_sit_when_absent()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        var (file, late) = (FileOf(edition), FileOf(edition));
        Accepted(session.Receive(file, 20));
        Accepted(session.Receive(late, 20));
        var (tied, substitute) = (session.Members[1].PersonId, Guid.NewGuid());
        Accepted(session.Seat(MandateOf(College.Employers, substitute), edition.Jury, substitute: true));
        Accepted(session.Convene(edition.Jury, Now));
        Accepted(session.Recuse(file.Id, tied, substitute));
        var president = session.President!.PersonId;
        Guid[] members = [.. session.Members.Where(member => member.Votes).Select(member => member.PersonId)];
        Assert.Equal(
            ["jury.quorum-missing"],
            Codes(session.Open(new SittingOpening(president, president, members, null), new OpeningRules(Edition(Specialiste).Jury), HeldOn, Now))
        );
        Accepted(
            session.Open(
                new SittingOpening(president, president, members, "Le suppléant est retenu."),
                new OpeningRules(Edition(Specialiste).Jury),
                HeldOn,
                Now
            )
        );
        Assert.Equal(3, session.SittingFor(file.Id).Count);
        Assert.Equal(["jury.not-a-substitute"], Codes(session.Recuse(late.Id, tied, substitute)));
    }

    [Fact]
    [Rule("SIL-04")]
    public void The_presidency_alternates_unless_a_reason_is_given()
    {
        var session = Composed(Edition(Specialiste));
        Assert.Equal(["jury.out-of-turn"], Codes(session.NamePresident(session.Members[0].PersonId, turn: College.Employees)));
        Accepted(session.NamePresident(session.Members[0].PersonId, turn: College.Employees, because: "Le membre prévu s’est retiré."));
        Assert.Equal("Le membre prévu s’est retiré.", session.PresidencyBecause);
        Accepted(session.NamePresident(session.Members[2].PersonId, turn: College.Employees));
        Assert.Null(session.PresidencyBecause);
    }

    [Fact]
    public void The_order_follows_the_hours_and_says_when_it_does_not_fit()
    {
        var edition = Edition(Specialiste);
        var session = JurySession
            .Plan(SessionKind.Jury, new SessionTerms(HeldOn, new TimeOnly(9, 0), new TimeOnly(10, 30), "Lyon", Capacity: 3), [edition])
            .Session!;
        var files = Enumerable.Range(0, 4).Select(_ => FileOf(edition)).ToList();
        Accepted(session.Receive(files[0], 30));
        Accepted(session.Receive(files[1], 30));
        Accepted(session.Pause([new SessionBreak(new TimeOnly(9, 30), 15)]));
        Assert.Equal(["planning.no-time"], Codes(session.Receive(files[2], 30)));
        Accepted(session.Receive(files[2], 15));
        Assert.Equal(["jury.full"], Codes(session.Receive(files[3], 0)));
        Assert.Equal([new TimeOnly(9, 0), new TimeOnly(9, 45), new TimeOnly(10, 15)], session.Order.Select(passage => passage.StartsAt!.Value));
        Accepted(session.Reorder(files[2].Id, up: true));
        Assert.Equal([files[0].Id, files[2].Id, files[1].Id], session.Order.Select(passage => passage.FileId));
        Assert.Equal(["planning.candidate-hours"], Codes(session.Constrain(files[1].Id, null, new TimeOnly(9, 20), "Train à 9 h 30")));
        Assert.Equal([files[0].Id, files[2].Id, files[1].Id], session.Order.Select(passage => passage.FileId));
        Assert.Equal(["planning.no-time"], Codes(session.Move(new SessionTerms(HeldOn, new TimeOnly(9, 0), new TimeOnly(10, 0), "Lyon"))));
        Assert.Equal(new TimeOnly(10, 30), session.EndsAt);
    }

    [Fact]
    public void A_passage_keeps_the_hour_given_to_it_and_a_wish_changes_the_order_only_when_it_must()
    {
        var (session, files) = Planned(3);
        Accepted(session.Constrain(files[2].Id, null, new TimeOnly(9, 20), "Train à 9 h 30"));
        Assert.Equal([files[2].Id, files[0].Id, files[1].Id], session.Order.Select(passage => passage.FileId));
        Assert.Equal([1, 2, 3], session.Order.Select(passage => passage.Rank));

        Accepted(session.Constrain(files[2].Id, null, null, null));
        Accepted(session.Constrain(files[0].Id, null, null, null, fixedAt: new TimeOnly(11, 0)));
        Assert.Equal([(files[2].Id, 9), (files[1].Id, 9), (files[0].Id, 11)], session.Order.Select(passage => (passage.FileId, passage.StartsAt!.Value.Hour)));
        Assert.Equal(["planning.not-free"], Codes(session.Constrain(files[1].Id, null, null, null, fixedAt: new TimeOnly(11, 15))));
        Accepted(session.Reorder(files[0].Id, up: true));
        Assert.Null(session.Order.ElementAt(1).FixedAt);
        Assert.Equal(["planning.first-already"], Codes(session.Reorder(files[2].Id, up: true)));
    }

    [Fact]
    public void Once_convened_nobody_is_brought_forward_because_another_withdrew()
    {
        var (session, files) = Planned(4);
        Accepted(session.Convene(Edition(Specialiste).Jury, DateTimeOffset.UnixEpoch));
        var hours = session.Order.Select(passage => passage.StartsAt).ToList();

        Accepted(session.Withdraw(files[1].Id));
        Assert.Equal([hours[0], hours[2], hours[3]], session.Order.Select(passage => passage.StartsAt));
        var late = FileOf(Edition(Specialiste));
        Accepted(session.Receive(late, 30, 10));
        Assert.Equal((late.Id, hours[1]), session.Order.Select(passage => (passage.FileId, passage.StartsAt)).ElementAt(1));
        Assert.Null(session.Order.First().FixedAt);
    }

    [Fact]
    public void A_candidate_of_two_files_is_not_before_two_juries_at_once()
    {
        var (session, files) = Planned(1);
        session.Know(
            new DayBeside(_ => "Nadia Belkacem", candidate => candidate == files[0].CandidateId ? [Slot.Of(HeldOn.ToDateTime(new TimeOnly(9, 0)), 20)] : [])
        );

        Accepted(session.Constrain(files[0].Id, null, null, null));
        Assert.Equal(new TimeOnly(9, 20), session.Order.Single().StartsAt);
        session.Know(new DayBeside(_ => "Nadia Belkacem", _ => [Slot.Of(HeldOn.ToDateTime(new TimeOnly(9, 0)), 240)]));
        Assert.StartsWith(
            "Nadia Belkacem passe devant un autre jury",
            session.Constrain(files[0].Id, null, null, null).Refusals.Single().Message,
            StringComparison.Ordinal
        );
    }

    private static (JurySession Session, List<Domain.Files.CertificationFile> Files) Planned(int count)
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        Accepted(session.Move(new SessionTerms(HeldOn, new TimeOnly(9, 0), new TimeOnly(12, 0), "Lyon")));
        var files = Enumerable.Range(0, count).Select(_ => FileOf(edition)).ToList();
        files.ForEach(file => Accepted(session.Receive(file, 30, 10)));
        return (session, files);
    }

    [Fact]
    [Rule("SIL-03")]
    public void A_sitting_opens_on_its_day_by_a_member_with_everybody_or_a_reason()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        var president = session.President!.PersonId;
        Accepted(session.Receive(FileOf(edition), 20));
        Assert.Equal(["jury.not-convened"], Codes(session.MayOpen(president, HeldOn)));
        Accepted(session.Convene(edition.Jury, Now));
        Assert.Equal(["jury.not-before"], Codes(session.MayOpen(president, HeldOn.AddDays(-1))));
        Assert.Equal(["jury.opens-by-a-member"], Codes(session.MayOpen(Guid.NewGuid(), HeldOn)));
        Accepted(session.MayOpen(session.Members[1].PersonId, HeldOn));
        Guid[] two = [session.Members[1].PersonId, session.Members[2].PersonId];
        Assert.Equal(
            ["jury.quorum-missing"],
            Codes(session.Open(new SittingOpening(president, president, two, " "), new OpeningRules(Edition(Specialiste).Jury), HeldOn, Now))
        );
        Accepted(
            session.Open(new SittingOpening(president, president, two, "Un membre est souffrant."), new OpeningRules(Edition(Specialiste).Jury), HeldOn, Now)
        );
        Assert.Equal("Un membre est souffrant.", session.ShortBecause);
        Assert.False(session.Members[3].Present);
        Assert.Equal(["jury.opened"], Codes(session.Move(SessionTerms.WholeDay(HeldOn, "Paris"))));
    }
}
