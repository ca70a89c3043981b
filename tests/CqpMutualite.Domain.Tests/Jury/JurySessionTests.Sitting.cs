using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <content>From its opening on.</content>
public partial class JurySessionTests
{
    [Fact]
    public void An_absent_candidate_leaves_a_trace_and_no_result_is_awaited()
    {
        var edition = Edition(Specialiste);
        var session = Open(edition, out var file);
        var other = FileOf(edition);
        Accepted(session.Receive(other, 20));
        Accepted(session.Attend(other.Id, Attendance.Absent, " "));
        Assert.Equal(["jury.attendance-not-now"], Codes(session.Attend(other.Id, Attendance.Excused, "Souffrant")));
        Assert.Equal(["jury.decisions-missing"], Codes(session.Close([other.Id], _ => "Nadia", Now)));
        Accepted(session.Close([file.Id], _ => "Nadia", Now));
        Assert.Equal(["jury.closed"], Codes(session.Attend(file.Id, Attendance.Absent, null)));
    }

    [Theory]
    [InlineData(Specialiste)]
    [InlineData(Conseiller)]
    [Rule("JUR-01")]
    public void Two_employers_and_two_employees_sit(string code)
    {
        var panel = Edition(code).Jury;
        var session = SessionOf(Edition(code));
        Assert.Equal([(College.Employers, 2), (College.Employees, 2)], session.VacantSeats(panel).Select(entry => (entry.Seat.College, entry.Vacant)));

        Accepted(session.Seat(MandateOf(College.Employers), panel));
        Accepted(session.Seat(MandateOf(College.Employers), panel));
        Assert.Equal(["jury.college-full"], Codes(session.Seat(MandateOf(College.Employers), panel)));
        Assert.Equal(["jury.college-full"], Codes(session.Seat(MandateOf(College.Secretariat), panel)));
        Assert.Equal([(College.Employees, 2)], session.VacantSeats(panel).Select(entry => (entry.Seat.College, entry.Vacant)));
    }

    [Fact]
    [Rule("JUR-02")]
    public void The_jury_of_the_blocs_has_one_of_each_and_an_observer_without_a_voice()
    {
        var edition = Edition(Blocs);
        var session = Composed(edition);
        Assert.Equal(2, session.Members.Count);
        Assert.Empty(session.VacantSeats(edition.Jury));

        var observer = Guid.NewGuid();
        Accepted(session.Seat(MandateOf(College.Secretariat, observer), edition.Jury));
        Assert.Equal(["jury.not-a-member"], Codes(session.NamePresident(observer)));
        Assert.Equal(session.Members[0], session.President);
    }

    [Fact]
    public void Nobody_sits_twice()
    {
        var edition = Edition(Specialiste);
        var session = SessionOf(edition);
        var person = Guid.NewGuid();
        Accepted(session.Seat(MandateOf(College.Employers, person), edition.Jury));
        Assert.Equal(["jury.sits-already"], Codes(session.Seat(MandateOf(College.Employees, person), edition.Jury)));
    }

    [Fact]
    [Rule("JUR-03")]
    public void The_president_is_one_of_the_members_and_there_is_one_at_a_time()
    {
        var session = Composed(Edition(Specialiste));
        Assert.Equal(["jury.not-a-member"], Codes(session.NamePresident(Guid.NewGuid())));
        Accepted(session.NamePresident(session.Members[3].PersonId));
        Assert.Equal(session.Members[3], session.President);
        Assert.Single(session.Members, member => member.IsPresident);
    }

    [Fact]
    public void A_president_who_leaves_leaves_the_session_without_one()
    {
        var edition = Edition(Specialiste);
        var session = Composed(edition);
        var president = session.President!.PersonId;
        Assert.Equal(["jury.not-seated"], Codes(session.Unseat(Guid.NewGuid(), 0)));
        Accepted(session.Unseat(president, 0));
        Assert.Null(session.President);
        Assert.Equal(["jury.seats-vacant", "jury.president-missing"], session.MissingForDecision(edition.Jury).Select(refusal => refusal.Code));
    }

    [Fact]
    public void Nothing_changes_in_the_composition_once_a_decision_is_signed()
    {
        var edition = Edition(Blocs);
        var session = Composed(edition);
        Assert.Equal(["jury.decision-signed"], Codes(session.Seat(MandateOf(College.Secretariat), edition.Jury, 1)));
        Assert.Equal(["jury.decision-signed"], Codes(session.Unseat(session.Members[1].PersonId, 1)));
        Assert.Equal(["jury.decision-signed"], Codes(session.NamePresident(session.Members[1].PersonId, 1)));
        Assert.Equal(2, session.Members.Count);
    }

    [Fact]
    [Rule("SIL-03")]
    [Rule("DEC-04")]
    public void Only_the_president_of_a_complete_jury_decides()
    {
        var edition = Edition(Specialiste);
        Assert.Equal(["jury.not-opened"], Codes(Composed(edition) is var waiting ? waiting.MayDecide(waiting.President!.PersonId, edition.Jury) : default!));
        var session = Open(edition, out _);
        var before = session.Revision;
        Assert.Equal(["jury.not-the-president"], Codes(session.AllowDecision(session.Members[1].PersonId, edition.Jury)));
        Assert.Equal(before, session.Revision);

        // the revision grows: whoever changes the composition at the same instant loses
        Accepted(session.AllowDecision(session.Members[0].PersonId, edition.Jury));
        Assert.Equal(before + 1, session.Revision);

        Accepted(session.Unseat(session.Members[3].PersonId, 0));
        Assert.Equal(["jury.seats-vacant"], Codes(session.AllowDecision(session.Members[0].PersonId, edition.Jury)));
    }

    [Fact]
    public void Results_come_out_after_the_closing_when_every_file_is_decided_and_once()
    {
        var edition = Edition(Specialiste);
        Assert.Equal(["jury.nothing-to-publish"], Codes(Composed(edition).Publish([], _ => "", HeldOn)));
        var session = Open(edition, out var file);
        var refused = session.Publish([], _ => "Nadia Belkacem", HeldOn);
        Assert.Equal(["jury.decisions-missing"], Codes(refused));
        Assert.Contains("Nadia Belkacem", refused.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(["jury.not-closed"], Codes(session.Publish([file.Id], _ => "", HeldOn)));
        Assert.Null(session.PublishedOn);
        Accepted(session.Close([file.Id], _ => "", Now));
        Accepted(session.Publish([file.Id], _ => "", HeldOn));
        Assert.Equal(HeldOn, session.PublishedOn);
        Assert.Equal(["jury.published"], Codes(session.Publish([file.Id], _ => "", HeldOn)));
        Assert.Equal(["jury.published"], Codes(session.Seat(MandateOf(College.Employers), edition.Jury)));
        Assert.Equal(["jury.published"], Codes(session.Receive(FileOf(edition))));
        Assert.Equal(["jury.published"], Codes(session.MayDecide(session.Members[0].PersonId, edition.Jury)));
    }

    [Fact]
    public void A_session_hears_the_files_of_its_edition()
    {
        Accepted(SessionOf(Edition(Specialiste)).Receive(FileOf(Edition(Specialiste))));
        Assert.Equal(["jury.other-edition"], Codes(SessionOf(Edition(Specialiste)).Receive(FileOf(Edition(Blocs)))));
    }

    [Theory]
    [InlineData(Specialiste, "specialiste-prestations", 20)]
    [InlineData(Specialiste, "assistant-commercial", 20)]
    [InlineData(Conseiller, "conseiller-mutualiste-individuels", 30)]
    [InlineData(Blocs, "charge-accueil", 30)]
    [Rule("JUR-04")]
    [Rule("JUR-05")]
    [Rule("JUR-06")]
    [Rule("JUR-07")]
    public void A_passage_lasts_what_the_edition_says(string code, string certification, int minutes)
    {
        var timing = Edition(code).JuryTiming(certification)!;
        Assert.Equal(minutes, timing.Minutes);
        Assert.Null(timing.Steps[^1].Minutes);
    }

    [Fact]
    [Rule("SIL-11")]
    public void A_member_tied_to_a_candidate_is_named_with_the_strongest_tie()
    {
        Guid company = Guid.NewGuid(),
            trainer = Guid.NewGuid(),
            colleague = Guid.NewGuid(),
            teacher = Guid.NewGuid(),
            evaluator = Guid.NewGuid(),
            stranger = Guid.NewGuid();
        var file = new FileTies(Guid.NewGuid(), Guid.NewGuid(), company, [trainer], [evaluator]);
        var conflicts = ConflictOfInterest.Between(
            [(colleague, [company]), (teacher, [trainer]), (evaluator, [company]), (stranger, [Guid.NewGuid()]), (file.CandidateId, [company])],
            [file]
        );
        Assert.Equal(
            [
                (colleague, ConflictKind.SameEmployer),
                (teacher, ConflictKind.Trainer),
                (evaluator, ConflictKind.Evaluator),
                (file.CandidateId, ConflictKind.Candidate),
            ],
            conflicts.Select(conflict => (conflict.PersonId, conflict.Kind))
        );
    }
}
