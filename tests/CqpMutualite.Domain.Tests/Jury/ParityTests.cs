using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>A jury is joint: the college is a fact of each member's mandate, and everything that counts colleges counts those.</summary>
public class ParityTests
{
    [Fact]
    [Rule("JUR-01")]
    public void Four_people_of_one_side_do_not_sit()
    {
        var edition = Edition(Specialiste);
        var session = SessionOf(edition);
        Accepted(session.Seat(MandateOf(College.Employers), edition.Jury));
        Accepted(session.Seat(MandateOf(College.Employers), edition.Jury));
        Assert.Equal(["jury.college-full"], Codes(session.Seat(MandateOf(College.Employers), edition.Jury)));
        Assert.Equal(["jury.seats-vacant", "jury.nobody-to-convene"], session.MissingForConvening(edition.Jury).Select(refusal => refusal.Code));
    }

    [Fact]
    [Rule("JUR-01")]
    public void A_mandate_covers_the_day_of_the_sitting_its_last_day_included()
    {
        var edition = Edition(Specialiste);
        var session = SessionOf(edition);
        Assert.Equal(["jury.mandate-not-that-day"], Codes(session.Seat(MandateOf(College.Employers, until: HeldOn.AddDays(-1)), edition.Jury)));
        Accepted(session.Seat(MandateOf(College.Employers, until: HeldOn), edition.Jury));
    }

    [Fact]
    [Rule("JUR-01")]
    public void Only_a_mandate_lets_sit()
    {
        var edition = Edition(Specialiste);
        var colleague = Membership.Of(Guid.NewGuid(), Role.Oemm, null, HeldOn.AddYears(-1));
        var unsaid = Membership.Of(Guid.NewGuid(), Role.JuryMember, null, HeldOn.AddYears(-1));
        Assert.Equal(["jury.mandate-not-that-day"], Codes(SessionOf(edition).Seat(colleague, edition.Jury)));
        Assert.Equal(["jury.mandate-not-that-day"], Codes(SessionOf(edition).Seat(unsaid, edition.Jury)));
    }

    [Fact]
    [Rule("COM-02")]
    public void The_commission_has_two_of_each_side_and_the_secretariat()
    {
        var edition = Edition(Blocs);
        var panel = edition.Commission!;
        var session = JurySession.Plan(SessionKind.Commission, SessionTerms.WholeDay(HeldOn, "Lyon"), [edition]).Session!;
        foreach (var college in new[] { College.Employers, College.Employers, College.Employees, College.Employees, College.Secretariat })
        {
            Accepted(session.Seat(MandateOf(college), panel));
        }

        Assert.Empty(session.VacantSeats(panel));
        Assert.All(Enum.GetValues<College>(), college => Assert.Equal(["jury.college-full"], Codes(session.Seat(MandateOf(college), panel))));
    }

    [Fact]
    [Rule("JUR-01")]
    public void A_mandate_that_ends_before_the_day_stops_convening_moving_replacing_and_opening()
    {
        var edition = Edition(Specialiste);
        var session = SessionOf(edition);
        List<Membership> mandates =
        [
            .. new[] { College.Employers, College.Employers, College.Employees, College.Employees }.Select(college => MandateOf(college)),
        ];
        mandates.ForEach(mandate => Accepted(session.Seat(mandate, edition.Jury)));
        var substitute = MandateOf(College.Employers);
        Accepted(session.Seat(substitute, edition.Jury, substitute: true));
        mandates.Add(substitute);
        Accepted(session.Receive(FileOf(edition), 20));
        session.Know(DayBeside.Nothing with { Mandates = mandates });
        Accepted(session.Convene(edition.Jury, Now));

        // past the year of the mandates
        Assert.Equal(["jury.mandates-over"], Codes(session.Move(SessionTerms.WholeDay(HeldOn.AddYears(1).AddDays(1), "Lyon"))));
        Assert.Equal(HeldOn, session.HeldOn);

        substitute.End(HeldOn.AddDays(-1));
        Assert.Equal(["jury.mandates-over"], Codes(session.Replace(mandates[0].PersonId, substitute.PersonId, 0)));
        Assert.Equal(["jury.mandates-over"], Codes(session.Convene(edition.Jury, Now)));
        Assert.Equal(["jury.mandates-over"], Codes(session.MayOpen(mandates[0].PersonId, HeldOn)));
        Accepted(session.Unseat(substitute.PersonId, 0));
        Accepted(session.MayOpen(mandates[0].PersonId, HeldOn));
    }

    [Fact]
    [Rule("JUR-03")]
    public void The_president_is_designated_at_the_opening_among_those_present()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        Accepted(session.Receive(FileOf(edition), 20));
        Accepted(session.Convene(edition.Jury, Now));
        Guid proposed = session.Members[0].PersonId,
            opens = session.Members[1].PersonId,
            third = session.Members[2].PersonId,
            fourth = session.Members[3].PersonId;
        var rules = new OpeningRules(edition.Jury);

        // who was proposed did not come
        var opening = new SittingOpening(opens, proposed, [third, fourth], "Un membre est souffrant.");
        Assert.Equal(["jury.president-not-present"], Codes(session.Open(opening, rules, HeldOn, Now)));
        Assert.Equal(["jury.president-not-present"], Codes(session.Open(opening with { PresidentId = null }, rules, HeldOn, Now)));
        Accepted(session.Open(opening with { PresidentId = third }, rules, HeldOn, Now));
        Assert.Equal(third, session.President!.PersonId);
        Assert.Equal(["jury.president-not-present"], Codes(session.NamePresident(proposed)));
        Accepted(session.NamePresident(fourth));
    }

    [Fact]
    [Rule("JUR-03")]
    [Rule("SIL-04")]
    public void The_turn_is_asked_again_at_the_opening()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        Accepted(session.Receive(FileOf(edition), 20));
        Accepted(session.Convene(edition.Jury, Now));
        var rules = new OpeningRules(edition.Jury, Turn: College.Employees);
        Assert.Equal(["jury.out-of-turn"], Codes(session.Open(AllThere(session), rules, HeldOn, Now)));
        Assert.Null(session.OpenedAt);
        Accepted(session.Open(AllThere(session) with { TurnBecause = "Personne du collège salariés ne le souhaite." }, rules, HeldOn, Now));
        Assert.Equal("Personne du collège salariés ne le souhaite.", session.PresidencyBecause);
    }

    [Fact]
    [Rule("SIL-03")]
    public void Somebody_of_each_college_means_of_every_college_of_the_edition()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        Accepted(session.Receive(FileOf(edition), 20));
        Accepted(session.Convene(edition.Jury, Now));
        Accepted(session.Unseat(session.Members[3].PersonId, 0));
        Accepted(session.Unseat(session.Members[2].PersonId, 0));

        // both employers are there, and nobody is seated for the other side
        Assert.Equal(["jury.quorum-missing"], Codes(session.Open(AllThere(session), new OpeningRules(edition.Jury, QuorumRule.EachCollege), HeldOn, Now)));
        Accepted(session.Seat(MandateOf(College.Employees), edition.Jury));
        Accepted(session.Open(AllThere(session), new OpeningRules(edition.Jury, QuorumRule.EachCollege), HeldOn, Now));
    }

    [Fact]
    public void A_mandate_says_its_college_and_whom_it_represents()
    {
        var person = Guid.NewGuid();
        Assert.Equal(
            ["person.college-missing", "person.represented-missing", "person.mandate-start-missing"],
            Refused(Role.JuryMember, new MandateTerms(null, " ", null, null, null))
        );
        Assert.Equal(["person.college-missing"], Refused(Role.JuryMember, new MandateTerms(College.Secretariat, "UGEM", null, HeldOn, null)));
        Assert.Equal(["person.mandate-reversed"], Refused(Role.JuryMember, new MandateTerms(College.Employers, "UGEM", null, HeldOn, HeldOn.AddDays(-1))));
        Assert.Equal(
            College.Secretariat,
            Membership.Mandate(person, Role.JuryObserver, new MandateTerms(null, "CPNEFP", null, HeldOn, null), []).Mandate!.College
        );

        IEnumerable<string> Refused(Role role, MandateTerms terms) => Codes(Membership.Mandate(person, role, terms, []).Outcome);
    }

    [Fact]
    public void A_person_is_of_one_college_at_a_time()
    {
        var first = MandateOf(College.Employers, until: HeldOn);
        var terms = new MandateTerms(College.Employees, "Syndicat", null, HeldOn, null);
        Assert.Equal(["person.mandate-overlaps"], Codes(Membership.Mandate(first.PersonId, Role.JuryMember, terms, [first]).Outcome));
        var (second, outcome) = Membership.Mandate(first.PersonId, Role.JuryMember, terms with { From = HeldOn.AddDays(1) }, [first]);
        Accepted(outcome);
        Assert.Equal((College.Employers, College.Employees), (first.SitsFor(HeldOn), second!.SitsFor(HeldOn.AddDays(1))));
        Assert.Equal(["person.mandate-overlaps"], Codes(second.Write(terms, [first, second])));
        Accepted(second.Write(terms with { From = HeldOn.AddDays(2) }, [first, second]));
    }

    [Fact]
    public void Several_editions_are_heard_by_the_rules_of_all_of_them()
    {
        var (one, two) = (Edition(Specialiste).Jury, Edition(Blocs).Commission!);
        var both = JuryPanel.Of([two, one]);
        Assert.Equal([(College.Employers, 2), (College.Employees, 2)], both.Seats.Select(seat => (seat.College, seat.Count)));
        Assert.Equal(College.Secretariat, Assert.Single(both.Observers).College);
        Assert.Equal(Presidency.Alternating, both.Presidency);
        Assert.Same(one, JuryPanel.Of([one]));
    }
}
