using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Evaluation.AtEvaluation;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>The certifier accepts a transmitted file or returns it; what goes to a jury, and what goes to the commission.</summary>
public class TransmissionTests
{
    [Fact]
    [Rule("TRA-01")]
    [Rule("TRA-04")]
    public void The_checks_follow_the_path_and_the_training_booklet_is_handed_over_first()
    {
        var edition = Edition(Conseiller);
        var file = FileOf(edition);
        var checks = file.Transmission.Check(edition, new TransmissionRecord(new Dictionary<string, string>(), false), Today);

        Assert.Equal(
            [
                ReturnPoint.Identity,
                ReturnPoint.Interview,
                ReturnPoint.Interview,
                ReturnPoint.Training,
                ReturnPoint.CandidatePart,
                ReturnPoint.Evaluation,
                ReturnPoint.SummarySheet,
                ReturnPoint.SummarySheet,
                ReturnPoint.Evaluation,
                ReturnPoint.Evaluation,
            ],
            checks.Select(check => check.Point)
        );
        Assert.Equal([true, true, true, true, false, false, false, true, false, false], checks.Select(check => check.IsDone));
        Assert.All(checks.Where(check => check.Title.StartsWith("Formation", StringComparison.Ordinal)), check => Assert.Empty(check.Missing));
    }

    [Theory]
    [InlineData(Specialiste)]
    [InlineData(Conseiller)]
    [InlineData(Blocs)]
    [Rule("TRA-01")]
    public void A_returned_file_is_corrected_and_transmitted_again_then_accepted(string code)
    {
        var edition = Edition(code);
        var file = Transmitted(edition);
        Assert.Equal((NextAct.AcceptTransmission, Turn.Certifier), (file.NextAct, file.Turn));
        var unit = edition.Units[1].Key;

        Assert.Equal(["file.return-point-missing"], Codes(file.Transmission.Return(edition, [], Today)));
        Assert.Equal(["file.return-reason-missing"], Codes(file.Transmission.Return(edition, [(new ExaminedPoint(ReturnPoint.SummarySheet), " ")], Today)));
        Assert.NotNull(file.Transmission.On);
        Accepted(
            file.Transmission.Return(
                edition,
                [
                    (new ExaminedPoint(ReturnPoint.Evaluation, unit), " Signature illisible. "),
                    (new ExaminedPoint(ReturnPoint.Identity), "Nom d’usage à revoir."),
                ],
                Today
            )
        );

        Assert.Equal((Stage.Transmission, NextAct.Transmit, Turn.Company), (file.Stage, file.NextAct, file.Turn));
        Assert.Null(file.Transmission.On);
        Assert.Equal(
            [(unit, "Signature illisible."), (null, "Nom d’usage à revoir.")],
            file.Transmission.ToCorrect.Select(point => (point.Unit, point.Reason))
        );
        Assert.All(file.Returns, point => Assert.Equal((Sending.Transmission, 1), (point.Sending, point.Round)));
        Assert.True(file.Opening.MayCorrectIdentity(byCertifier: false).IsAccepted);
        Assert.Equal(["file.not-transmitted"], Codes(file.Transmission.Accept(Today)));

        Accepted(file.Results.Reopen(Today));
        Assert.Equal((Stage.Evaluation, NextAct.Evaluate, (bool?)null), (file.Stage, file.NextAct, file.Evaluation.Positive));
        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));
        Assert.Equal(["file.results-not-presented"], Codes(file.Transmission.Send(edition, Complete(edition), signed: true, Today)));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Accepted(file.Transmission.Send(edition, Complete(edition), signed: true, Today));
        Assert.Empty(file.Transmission.ToCorrect);
        Assert.Equal(2, file.Transmission.Count);
        Assert.Equal(["file.identity-registered"], Codes(file.Opening.MayCorrectIdentity(byCertifier: false)));

        Accepted(file.Transmission.Accept(Today));
        Assert.Equal((Stage.Jury, NextAct.AttachToSession, Today), (file.Stage, file.NextAct, file.Transmission.AcceptedOn!.Value));
        Assert.Equal(["file.not-now"], Codes(file.Transmission.Return(edition, [], Today)));
        Assert.Equal(["file.not-now"], Codes(file.Results.MayReopen()));
    }

    [Fact]
    [Rule("EVA-03")]
    [Rule("JUR-11")]
    public void Activities_not_exercised_wait_for_a_correction_or_a_derogation_which_a_new_evaluation_forgets()
    {
        var edition = Edition(Specialiste);
        var answers = Complete(edition);
        answers[Questions(edition, Meaning.ActivitiesExercised)[0].Key] = "non";
        var file = FileOf(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, answers, Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Assert.Equal(["file.activities-not-exercised"], Codes(file.Transmission.Send(edition, answers, signed: true, Today)));

        Accepted(file.Presentation.GrantDerogation(DerogationKind.Evaluation, "Formation dédiée suivie ailleurs.", Today));
        Accepted(file.Transmission.Send(edition, answers, signed: true, Today));
        Accepted(file.Transmission.Accept(Today));
        Assert.True(file.Presentation.MayGoBeforeJury);

        var other = FileOf(edition);
        Accepted(other.Evaluation.HandOverCandidatePart(Today));
        Accepted(other.Evaluation.Complete(edition, answers, Today));
        Accepted(other.Presentation.GrantDerogation(DerogationKind.Evaluation, "Par erreur.", Today));
        Accepted(other.Results.Reopen(Today));
        Assert.Null(other.Presentation.Derogation);
    }

    [Fact]
    public void Isolated_units_are_the_only_ones_asked_and_go_to_the_commission()
    {
        var edition = Edition(Blocs);
        var file = CertificationFile.Open("CQP-2026-0002", Guid.NewGuid(), Guid.NewGuid(), edition, edition.Code, edition.Title, null, Today).File!;
        Assert.Equal(["file.units-missing"], Codes(file.Presentation.Choose(edition, [], Today)));
        Assert.Equal(["file.units-missing"], Codes(file.Presentation.Choose(edition, ["b2", "b9"], Today)));
        Accepted(file.Presentation.Choose(edition, edition.Units.Select(unit => unit.Key).ToList(), Today));
        Assert.False(file.Presentation.IsForCommission);
        Accepted(file.Presentation.Choose(edition, ["b2"], Today));

        var asked = file.Asked(edition);
        Assert.Same(asked, file.Asked(edition));
        Assert.Equal(["b2"], asked.Units.Select(unit => unit.Key));
        Assert.Equal(3, asked.AllUnits.Count);
        Assert.All(asked.Booklet("livret-evaluation")!.Questions(asked), question => Assert.True(question.Unit is null or "b2"));

        // the interview speaks of the whole
        Assert.Equal(
            edition.Booklet("guide-entretien")!.Questions(edition).Select(question => question.Key),
            asked.Booklet("guide-entretien")!.Questions(asked).Select(question => question.Key)
        );

        var elsewhere = Answers(edition, "livret-evaluation", question => question.Unit is not "b2");
        Assert.Contains("file.evaluation-incomplete", file.Evaluation.MissingForSignature(edition, elsewhere).Select(refusal => refusal.Code));
        var own = Answers(edition, "livret-evaluation", question => question.Unit is null or "b2");
        Assert.Equal(["file.evaluators-missing"], file.Evaluation.MissingForSignature(edition, own).Select(refusal => refusal.Code));
        Assert.True(EvaluationResult.IsPositive(asked, own));
        Assert.Equal(["file.no-isolated-units"], Codes(FileOf(Edition(Conseiller)).Presentation.Choose(Edition(Conseiller), ["d1"], Today)));
        Assert.Equal(["file.units-settled"], Codes(FileOf(edition).Presentation.Choose(edition, ["b1"], Today)));
    }

    [Fact]
    [Rule("EVA-14")]
    public void Paper_is_keyed_by_one_person_and_compared_by_another_and_is_never_mixed_with_the_screen()
    {
        var edition = Edition(Blocs);
        var file = FileOf(edition, named: false);
        var (keyer, checker) = (Guid.NewGuid(), Guid.NewGuid());
        Accepted(file.Evaluation.ReceivePaper(Guid.NewGuid(), Today));
        Assert.Equal((NextAct.KeyPaper, Turn.Company), (file.NextAct, file.Turn));
        Assert.Equal(["file.on-paper"], Codes(file.Evaluation.IsOpen()));
        Assert.Equal(["file.on-paper"], Codes(file.Evaluation.MayWriteCandidatePart()));
        Assert.Empty(file.Evaluation.MissingForSignature(edition, Complete(edition)));

        var paper = PaperBooklet.From(file.Id, Guid.NewGuid(), new string('a', 64));
        Assert.Equal(
            ["paper.name-missing", "paper.day-missing", "paper.day-missing"],
            Codes(paper.Keyed(new PaperSignatures(" ", null, "Paul Girard", Today.AddDays(1)), keyer, "Léa", Now, Today))
        );
        Assert.Equal(["paper.same-evaluator"], Codes(paper.Keyed(new PaperSignatures("Paul Girard", Today, "paul girard ", Today), keyer, "Léa", Now, Today)));
        Accepted(paper.Keyed(new PaperSignatures("Claire Morel", Today, "Paul Girard", Today), keyer, "Léa", Now, Today));
        Assert.Equal(["paper.own-keying"], Codes(paper.Confirm(keyer, "Léa", Now)));
        Assert.Equal(["paper.word-missing"], Codes(paper.SendBack(checker, " ")));
        Accepted(paper.SendBack(checker, "Bloc 2, deuxième ligne."));
        Assert.Equal((PaperStep.Keying, "Bloc 2, deuxième ligne."), (paper.Step, paper.SentBackBecause));
        Accepted(paper.Keyed(paper.Signatures, keyer, "Léa", Now, Today));
        Accepted(paper.Confirm(checker, "Marc", Now));
        Assert.Equal((PaperStep.Confirmed, null), (paper.Step, paper.SentBackBecause));

        Accepted(file.Evaluation.FollowPaper(PaperStep.ToCheck, Today));
        Assert.Equal(NextAct.CheckPaper, file.NextAct);
        Accepted(file.Evaluation.ConfirmPaper(edition, Complete(edition), Today));
        Assert.Equal(Stage.Transmission, file.Stage);

        var sheet = Sheet.Open(file.Id, "livret-evaluation");
        Accepted(sheet.Sign(Signature(sheet, SignatoryRole.Evaluator1, "h"), [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2], Now));
        Assert.Equal(["paper.signed-on-screen"], Codes(sheet.TurnPaper([], keyer, Now)));
    }

    [Fact]
    public void What_was_answered_the_other_way_is_put_away_when_the_booklet_turns_to_paper()
    {
        var edition = Edition(Blocs);
        var sheet = Sheet.Open(Guid.NewGuid(), "livret-evaluation");
        var questions = Questions(edition, Meaning.Assessment);
        Accepted(sheet.AssessSeparately("b1", []));
        Accepted(sheet.Write(questions[0], Voice.Evaluator1, Complete(edition)[questions[0].Key], edition, Guid.NewGuid(), Now));

        Accepted(sheet.TurnPaper(edition.Booklet("livret-evaluation")!.Questions(edition), Guid.NewGuid(), Now));

        Assert.Empty(sheet.Assessments);
        Assert.Single(sheet.PastAnswers);
        Assert.All(sheet.Answers, answer => Assert.Null(answer.Value));
        Accepted(sheet.Write(questions[0], Voice.Official, Complete(edition)[questions[0].Key], edition, Guid.NewGuid(), Now));
    }

    private static CertificationFile Transmitted(Referential edition)
    {
        var file = FileOf(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Accepted(file.Transmission.Send(edition, Complete(edition), signed: true, Today));
        return file;
    }

    private static IEnumerable<string> Codes(Outcome outcome) => outcome.Refusals.Select(refusal => refusal.Code);
}
