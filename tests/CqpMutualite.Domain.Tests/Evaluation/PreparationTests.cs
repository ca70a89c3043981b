using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>Opening of the evaluation, moments planned and held, what the candidate joins.</summary>
public class PreparationTests
{
    private const MomentParticipants Both = MomentParticipants.FirstEvaluator | MomentParticipants.SecondEvaluator;

    [Theory, InlineData(Specialiste), InlineData(Conseiller), InlineData(Blocs), Rule("EVA-02"), Rule("TUT-08")]
    public void The_line_manager_opens_the_evaluation_and_nobody_evaluates_before(string code)
    {
        var edition = Edition(code);
        var file = InEvaluation(edition, opened: false);
        var (first, second) = (
            file.Evaluators.First(seat => seat.Seat == EvaluatorSeat.First).PersonId,
            file.Evaluators.First(seat => seat.Seat == EvaluatorSeat.Second).PersonId
        );
        Assert.Equal(first, file.Evaluation.Opener);
        Assert.Equal(["file.evaluation-not-opened"], file.Evaluation.IsOpen().Codes());
        Assert.Equal(["file.evaluation-not-opened"], file.Evaluation.Complete(edition, new Dictionary<string, string>(), Today).Codes());
        Assert.Equal(["file.not-the-opener"], file.Evaluation.Open(second, Today, Today).Codes());
        Assert.Equal(["file.opening-day"], file.Evaluation.Open(first, Today.AddDays(1), Today).Codes());
        Assert.Equal(["file.opening-day"], file.Evaluation.Open(first, Today.AddDays(-1), Today).Codes());
        Assert.Equal(["file.opening-day"], file.Evaluation.Open(first, null, Today).Codes());

        Accepted(file.Evaluation.Open(first, Today, Today.AddDays(2)));
        Assert.True(file.Evaluation.IsOpen().IsAccepted);
        Assert.Equal((Today, first), (file.Evaluation.OpenedOn!.Value, file.EvaluationOpenedBy!.Value));
        Assert.Equal(["file.evaluation-opened-already"], file.Evaluation.Open(first, Today, Today).Codes());
    }

    [Fact, Rule("EVA-02")]
    public void The_opener_is_who_was_named_as_line_manager_whatever_the_seat()
    {
        var edition = Edition(Blocs);
        var file = InEvaluation(edition, opened: false);
        var manager = Guid.CreateVersion7();
        Accepted(
            file.Evaluation.NameEvaluators(
                edition,
                new EvaluatorChoice(Guid.CreateVersion7(), EvaluatorCapacity.Tutor),
                new EvaluatorChoice(manager, EvaluatorCapacity.LineManager),
                "Réorganisation",
                Today
            )
        );
        Assert.Equal(manager, file.Evaluation.Opener);
        Assert.Equal(NextAct.OpenEvaluation, file.NextAct);
        Accepted(file.Evaluation.Open(manager, Today, Today));
        Assert.Equal(NextAct.Evaluate, file.NextAct);
    }

    [Fact, Rule("TUT-09")]
    public void The_framing_meeting_is_dated_and_gathers_both_evaluators()
    {
        var edition = Edition(Specialiste);
        var file = InEvaluation(edition, opened: false);
        var terms = Terms(MomentKind.Framing, [], Both) with { Participants = MomentParticipants.FirstEvaluator };
        Assert.Equal(["moment.framing-needs-both"], EvaluationMoment.Plan(file, edition, terms, Now).Outcome.Codes());

        var moment = Planned(file, edition, terms with { Participants = Both });
        Assert.Equal(["moment.in-future"], moment.Hold(file, Today.AddDays(1), 45, Now, Today).Codes());
        Accepted(moment.Hold(file, Today, 45, Now, Today));
        Assert.Equal((Today, 45), (moment.HeldOn!.Value, moment.Minutes));
        Assert.Equal(["moment.held"], moment.Move(file, edition, terms, Now).Codes());
        Assert.Equal(["moment.held"], moment.MayRemove(file).Codes());

        // it forbids nothing
        Accepted(InEvaluation(edition, opened: false) is { } other ? other.Evaluation.Open(other.Evaluation.Opener!.Value, Today, Today) : default);
    }

    [Fact]
    public void A_moment_says_what_when_where_and_with_whom()
    {
        var edition = Edition(Blocs);
        var file = InEvaluation(edition);
        var empty = new MomentTerms(null, [], null, null, " ", MomentParticipants.None, false);
        Assert.Equal(
            ["moment.kind-missing", "moment.when-missing", "moment.duration", "moment.place-missing", "moment.nobody"],
            EvaluationMoment.Plan(file, edition, empty, Now).Outcome.Codes()
        );
        Assert.Equal(["moment.unit-missing"], EvaluationMoment.Plan(file, edition, Terms(MomentKind.Situation, [], Both), Now).Outcome.Codes());
        Assert.Equal(["moment.unknown-unit"], EvaluationMoment.Plan(file, edition, Terms(MomentKind.Situation, ["d9"], Both), Now).Outcome.Codes());
        Assert.Equal(
            ["moment.year"],
            EvaluationMoment.Plan(file, edition, Terms(MomentKind.Situation, ["b1"], Both) with { StartsAt = Now.AddYears(10) }, Now).Outcome.Codes()
        );

        // one that is moved is known by its revision
        var moment = Planned(file, edition, Terms(MomentKind.Situation, ["b3", "b1"], Both));
        Assert.Equal(["b1", "b3"], moment.Units);
        Assert.Equal(1, moment.Revision);
        Accepted(moment.Move(file, edition, Terms(MomentKind.Situation, ["b1"], Both) with { Place = " Agence de Nantes " }, Now));
        Assert.Equal(("Agence de Nantes", 2), (moment.Place, moment.Revision));
    }

    // the figures of the sources, in the order of the units
    public static TheoryData<string, string, MomentKind?, int?, int?, int?, int?> Figures => new()
    {
        { Specialiste, "d1", null, 3, 3, null, null },
        { Specialiste, "d2", MomentKind.Interview, 1, null, null, null },
        { Specialiste, "d4", MomentKind.Presentation, 1, null, null, null },
        { Specialiste, "d5", null, 2, 2, null, null },
        { Blocs, "b1", MomentKind.Situation, 3, 5, 7, null },
        { Blocs, "b1", MomentKind.ComplementaryInterview, 1, 1, null, 15 },
        { Blocs, "b2", MomentKind.Situation, 3, 5, 7, null },
        { Blocs, "b2", MomentKind.ComplementaryInterview, 1, 1, null, 15 },
        { Blocs, "b3", MomentKind.Situation, 5, 5, 7, null },
        { Blocs, "b3", MomentKind.ComplementaryInterview, 1, 1, null, 15 },
        { Conseiller, "d4", MomentKind.Situation, 2, 2, null, null },
        { Conseiller, "d6", MomentKind.Presentation, 1, null, null, null },
        { Conseiller, "d7", MomentKind.Interview, 1, null, null, null },
    };

    [
        Theory,
        MemberData(nameof(Figures)),
        Rule("EVA-15"),
        Rule("EVA-17"),
        Rule("EVA-18"),
        Rule("EVA-19"),
        Rule("EVA-20"),
        Rule("EVA-21"),
        Rule("EVA-22"),
        Rule("EVA-23"),
        Rule("EVA-24")
    ]
    public void The_editions_give_the_figures_of_their_modalities(
        string code,
        string unit,
        MomentKind? kind,
        int? minimum,
        int? maximum,
        int? withinDays,
        int? minutes
    )
    {
        var item = Edition(code).Booklet("livret-evaluation")!.Planning.First(item => item.Kind == kind && item.Units.Contains(unit));
        Assert.Equal((minimum, maximum, withinDays, minutes), (item.Minimum, item.Maximum, item.WithinDays, item.Minutes));
    }

    [Theory, InlineData(Specialiste), InlineData(Conseiller), InlineData(Blocs), Rule("EVA-05"), Rule("EVA-26")]
    public void Every_edition_expects_a_preparation_and_that_the_results_are_told(string code)
    {
        var planning = Edition(code).Booklet("livret-evaluation")!.Planning;
        Assert.Single(planning, item => item.Kind == MomentKind.Framing && item.Units.Count == 0);
        Assert.Single(planning, item => item.Kind == MomentKind.Restitution && item.Units.Count == 0);
    }

    [Fact, Rule("EVA-22")]
    public void What_is_planned_is_counted_against_the_edition_and_warns_without_forbidding()
    {
        var edition = Edition(Blocs);
        var file = InEvaluation(edition);
        var booklet = edition.Booklet("livret-evaluation")!;
        var moments = Enumerable
            .Range(0, 2)
            .Select(day => Planned(file, edition, Terms(MomentKind.Situation, ["b1"], Both) with { StartsAt = Now.AddDays(day) }))
            .ToList();
        Accepted(moments[0].Hold(file, Today, 60, Now, Today));
        var state = Situations();
        Assert.Equal((2, 1, false, false), (state.Planned, state.Held, state.IsPlanned, state.TooMany));

        moments.Add(Planned(file, edition, Terms(MomentKind.Situation, ["b1", "b2"], Both) with { StartsAt = Now.AddDays(7) }));
        state = Situations();
        Assert.Equal((true, 8, true), (state.IsPlanned, state.SpanDays(DayOf), state.TooSpread(DayOf)));

        moments.AddRange(Enumerable.Range(0, 3).Select(_ => Planned(file, edition, Terms(MomentKind.Situation, ["b1"], Both))));
        Assert.True(Situations().TooMany);

        // about 15 minutes
        var talk = Planned(file, edition, Terms(MomentKind.ComplementaryInterview, ["b1"], Both) with { Minutes = 20 });
        Assert.False(PlanningState.Of(booklet, "b1", [talk]).Single(found => found.Item.Kind == MomentKind.ComplementaryInterview).OtherDuration);
        Accepted(talk.Move(file, edition, Terms(MomentKind.ComplementaryInterview, ["b1"], Both) with { Minutes = 60 }, Now));
        Assert.True(PlanningState.Of(booklet, "b1", [talk]).Single(found => found.Item.Kind == MomentKind.ComplementaryInterview).OtherDuration);

        PlanningState Situations() => PlanningState.Of(booklet, "b1", moments).Single(found => found.Item.Kind == MomentKind.Situation);
        static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }

    [Fact]
    public void A_note_belongs_to_its_author_and_is_read_by_the_other_where_they_do_not_answer_alone()
    {
        var edition = Edition(Blocs);
        var moment = Planned(InEvaluation(edition), edition, Terms(MomentKind.Situation, ["b1"], Both));
        var author = Guid.CreateVersion7();
        Assert.True(moment.Note(author, " Accueille, reformule. ", Now));
        Assert.False(moment.Note(author, "Accueille, reformule.", Now));
        Assert.True(moment.Note(Guid.CreateVersion7(), "Autre regard.", Now));
        Assert.Equal(["Accueille, reformule.", "Autre regard."], moment.Notes.Select(note => note.Text));
        Assert.True(moment.Note(author, " ", Now));
        Assert.Single(moment.Notes);

        Assert.True(SheetRights.ReadsMomentNote(Role.Evaluator, own: true, blind: true));
        Assert.False(SheetRights.ReadsMomentNote(Role.Evaluator, own: false, blind: true));
        Assert.True(SheetRights.ReadsMomentNote(Role.Evaluator, own: false, blind: false));
        Assert.All(Enum.GetValues<Role>().Where(role => role != Role.Evaluator), role =>
            Assert.False(SheetRights.ReadsMomentNote(role, own: true, blind: false))
        );
    }

    [Fact]
    public void The_candidate_sees_the_moments_they_take_part_in()
    {
        Assert.True(SheetRights.ReadsMoment(Role.Candidate, Both | MomentParticipants.Candidate));
        Assert.False(SheetRights.ReadsMoment(Role.Candidate, Both));
        Assert.True(SheetRights.ReadsMoment(Role.CompanyHr, Both));
        Assert.False(SheetRights.ReadsMoment(Role.TrainingOrganisation, Both | MomentParticipants.Candidate));
    }

    [Fact, Rule("JUR-10")]
    public void The_annex_of_the_candidate_is_theirs_until_the_transmission_then_who_certifies_reads_it()
    {
        Assert.True(Edition(Blocs).Booklet("livret-evaluation")!.CandidateAnnex);
        Assert.False(Edition(Specialiste).Booklet("livret-evaluation")!.CandidateAnnex);
        var (before, after) = (new SheetState(true, true, true, Transmitted: false), new SheetState(true, true, true, Transmitted: true));
        Assert.Equal([Role.Candidate], Enum.GetValues<Role>().Where(role => SheetRights.ReadsAttachment(role, null, AttachmentPurpose.CandidateAnnex, before)));
        Assert.Equal(
            [Role.Oemm, Role.JuryMember, Role.JuryObserver, Role.Candidate],
            Enum.GetValues<Role>().Where(role => SheetRights.ReadsAttachment(role, null, AttachmentPurpose.CandidateAnnex, after))
        );
        Accepted(InEvaluation(Edition(Blocs)).Evaluation.MayJoinAnnex());
    }

    [Fact, Rule("EVA-31")]
    public void Supports_are_read_with_the_part_of_the_candidate()
    {
        var kept = new SheetState(CandidateSubmitted: false, false, false, false);
        Assert.False(SheetRights.ReadsAttachment(Role.Evaluator, EvaluatorSeat.First, AttachmentPurpose.CandidateSupport, kept));
        Assert.True(SheetRights.ReadsAttachment(Role.Candidate, null, AttachmentPurpose.CandidateSupport, kept));
        Assert.True(
            SheetRights.ReadsAttachment(Role.Evaluator, EvaluatorSeat.First, AttachmentPurpose.CandidateSupport, kept with { CandidateSubmitted = true })
        );
        Assert.False(
            SheetRights.ReadsAttachment(
                Role.TrainingOrganisation,
                null,
                AttachmentPurpose.CandidateSupport,
                kept with
                {
                    CandidateSubmitted = true,
                    Transmitted = true,
                }
            )
        );
    }

    [Fact, Rule("EVA-16")]
    public void The_report_on_the_field_outside_the_mention_is_part_of_what_the_candidate_hands_over()
    {
        var edition = Edition(Specialiste);
        var report = edition.Booklet("livret-evaluation")!.Questions(edition).Single(question => question.Key == "d1.compte-rendu");
        Assert.Equal((FilledBy.Candidate, FieldKind.LongText, true, "d1"), (report.Field.FilledBy, report.Field.Kind, report.Field.Required, report.Unit));

        var questions = edition.Booklet("livret-evaluation")!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate).ToList();
        var sheet = Sheet.Open(Guid.CreateVersion7(), "livret-evaluation");
        foreach (var question in questions.Where(question => question.Field.Required && question != report))
        {
            Accepted(sheet.Write(question, Voice.Candidate, "Ce que j’ai fait.", edition, Candidate, Now));
        }

        Assert.Equal([report.Key], sheet.SubmitCandidatePart(questions, Now).Refusals.Select(refusal => refusal.Field));
        Assert.Contains(edition.Booklet("livret-evaluation")!.Grids, pair => pair.Grid.Key == "d1.evaluation-hors-mention" && pair.Grid.Rows.Count() == 2);
    }

    private static MomentTerms Terms(MomentKind kind, IReadOnlyList<string> units, MomentParticipants participants) =>
        new(kind, units, Now, 60, "Nantes", participants, false);

    private static EvaluationMoment Planned(CertificationFile file, Referential edition, MomentTerms terms)
    {
        var (moment, outcome) = EvaluationMoment.Plan(file, edition, terms, Now);
        Accepted(outcome);
        return moment!;
    }
}
