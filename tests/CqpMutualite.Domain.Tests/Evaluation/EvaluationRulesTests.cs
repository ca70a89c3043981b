using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Evaluation.AtEvaluation;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>What the evaluation needs before it is signed, and the file before it is transmitted.</summary>
public class EvaluationRulesTests
{
    public static TheoryData<string> Editions() => [Specialiste, Conseiller, Blocs];

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("EVA-06")]
    public void A_complete_booklet_can_be_signed_once_the_candidate_handed_over_their_part(string code)
    {
        var edition = Edition(code);
        var file = FileOf(edition);
        var hasCandidatePart = edition
            .Booklet("livret-evaluation")!
            .Questions(edition)
            .Any(question => question.Field is { FilledBy: FilledBy.Candidate, Required: true });

        Assert.Equal(
            hasCandidatePart ? ["file.candidate-part-pending"] : [],
            file.Evaluation.MissingForSignature(edition, Complete(edition)).Select(refusal => refusal.Code)
        );

        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Assert.Empty(file.Evaluation.MissingForSignature(edition, Complete(edition)));
    }

    [Fact]
    [Rule("EVA-06")]
    public void Two_evaluators_are_needed()
    {
        var edition = Edition(Blocs);
        Assert.Contains(FileOf(edition, named: false).Evaluation.MissingForSignature(edition, Complete(edition)), refusal =>
            refusal.Code == "file.evaluators-missing"
        );
    }

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("EVA-07")]
    [Rule("EVA-08")]
    public void Each_missing_result_is_counted_at_its_unit(string code)
    {
        var edition = Edition(code);
        var answers = Complete(edition);
        var second = edition.Units[1];
        var results = Questions(edition, Meaning.Assessment).Where(question => question.Unit == second.Key).ToList();
        results.ForEach(question => answers.Remove(question.Key));

        var refusal = Assert.Single(FileOf(edition).Evaluation.MissingForSignature(edition, answers), refusal => refusal.Code == "file.evaluation-incomplete");
        Assert.Equal(second.Key, refusal.Field);
        Assert.Contains($"{results.Count} réponse", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Specialiste, 0)]
    [InlineData(Conseiller, 7)]
    [InlineData(Blocs, 2)]
    [Rule("EVA-11")]
    [Rule("EVA-12")]
    public void Comments_of_the_evaluators_are_required_where_the_edition_says_so(string code, int required)
    {
        var edition = Edition(code);
        var answers = Complete(edition);
        Questions(edition, Meaning.EvaluatorsComment).ForEach(question => answers.Remove(question.Key));

        Assert.Equal(required, FileOf(edition).Evaluation.MissingForSignature(edition, answers).Count(refusal => refusal.Code == "file.evaluation-incomplete"));
    }

    [Theory]
    [InlineData(Specialiste, Role.CompanyHr)]
    [InlineData(Conseiller, Role.CompanyHr)]
    [InlineData(Blocs, Role.Evaluator)]
    [Rule("EVA-27")]
    public void The_summary_sheet_is_filled_by_whom_the_edition_says_before_the_signature(string code, Role role)
    {
        var edition = Edition(code);
        var answers = Complete(edition);
        var cells = Questions(edition, Meaning.EvaluationDates);
        cells.ForEach(question => answers.Remove(question.Key));

        Assert.All(cells, question => Assert.True(SheetRights.Fills(role, question.Field.FilledBy)));
        Assert.All(cells, question => Assert.Equal(role == Role.Evaluator, SheetRights.Fills(Role.Evaluator, question.Field.FilledBy)));
        Assert.Contains(FileOf(edition).Evaluation.MissingForSignature(edition, answers), refusal => refusal.Code == "file.summary-incomplete");
    }

    [Fact]
    [Rule("EVA-10")]
    [Rule("SIL-07")]
    public void An_opinion_is_never_computed_from_the_criteria()
    {
        var edition = Edition(Specialiste);
        var answers = Complete(edition);
        Questions(edition, Meaning.Assessment).ForEach(question => answers[question.Key] = Unfavourable(edition, question));

        Assert.True(EvaluationResult.IsPositive(edition, answers));
        Assert.Equal(edition.Units, EvaluationResult.Contradictions(edition, answers));
    }

    [Fact]
    [Rule("JUR-11")]
    public void One_unfavourable_opinion_makes_the_evaluation_not_positive_and_one_competence_not_acquired_too_where_there_is_no_opinion()
    {
        foreach (var (code, meaning) in new[] { (Specialiste, Meaning.Opinion), (Conseiller, Meaning.Opinion), (Blocs, Meaning.Assessment) })
        {
            var edition = Edition(code);
            var answers = Complete(edition);
            Assert.True(EvaluationResult.IsPositive(edition, answers));

            var one = Questions(edition, meaning)[^1];
            answers[one.Key] = Unfavourable(edition, one);
            Assert.False(EvaluationResult.IsPositive(edition, answers));
        }
    }

    [Fact]
    [Rule("EVA-10")]
    public void Only_the_contrary_of_each_other_is_a_contradiction()
    {
        var edition = Edition(Conseiller);
        var answers = Complete(edition);
        Assert.Empty(EvaluationResult.Contradictions(edition, answers));

        // an unfavourable opinion beside one unfavourable result is no contradiction; beside none, it is one
        var opinion = Questions(edition, Meaning.Opinion)[0];
        answers[opinion.Key] = Unfavourable(edition, opinion);
        Assert.Equal([edition.Units[0]], EvaluationResult.Contradictions(edition, answers));
        var result = Questions(edition, Meaning.Assessment)[0];
        answers[result.Key] = Unfavourable(edition, result);
        Assert.Empty(EvaluationResult.Contradictions(edition, answers));
    }

    [Fact]
    [Rule("JUR-11")]
    public void The_second_signature_sends_the_file_to_its_transmission_with_the_result()
    {
        var edition = Edition(Conseiller);
        var file = FileOf(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Assert.True(file.Evaluation.IsOpen().IsAccepted);

        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));

        Assert.Equal((Stage.Transmission, NextAct.AcknowledgeResults, Turn.Candidate, true), (file.Stage, file.NextAct, file.Turn, file.Evaluation.Positive));
        Assert.Equal("file.not-now", file.Evaluation.IsOpen().Refusals[0].Code);
        Assert.Equal("file.not-now", file.Evaluation.Complete(edition, Complete(edition), Today).Refusals[0].Code);
    }

    [Fact]
    [Rule("TRA-01")]
    public void Nothing_is_transmitted_without_the_booklet_complete_and_signed()
    {
        var edition = Edition(Specialiste);
        var file = FileOf(edition);
        var answers = Complete(edition);
        answers.Remove(Questions(edition, Meaning.Opinion)[2].Key);

        var outcome = file.Transmission.Send(edition, answers, signed: false, Today);

        Assert.Equal(
            ["file.candidate-part-pending", "file.evaluation-incomplete", "file.signature-missing", "file.results-not-presented"],
            outcome.Refusals.Select(refusal => refusal.Code)
        );
        Assert.Equal((Stage.Evaluation, null), (file.Stage, file.Transmission.On));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("TRA-01")]
    [Rule("TRA-03")]
    public void A_complete_and_signed_file_is_transmitted_once(string code)
    {
        var edition = Edition(code);
        var file = FileOf(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));
        Assert.Equal("file.results-not-presented", Assert.Single(file.Transmission.Send(edition, Complete(edition), signed: true, Today).Refusals).Code);
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));

        Accepted(file.Transmission.Send(edition, Complete(edition), signed: true, Today));

        Assert.Equal(
            (Stage.Transmission, NextAct.AcceptTransmission, Today, Turn.Certifier),
            (file.Stage, file.NextAct, file.Transmission.On!.Value, file.Turn)
        );
        Assert.Equal("file.already-transmitted", file.Transmission.Send(edition, Complete(edition), signed: true, Today).Refusals[0].Code);
    }

    [Theory]
    [InlineData(Specialiste, "file.activities-not-exercised")]
    [InlineData(Conseiller, "file.activities-not-exercised")]
    [InlineData(Blocs, null)]
    [Rule("EVA-03")]
    [Rule("EVA-29")]
    public void The_activities_of_each_unit_must_have_been_exercised_where_the_source_makes_it_imperative(string code, string? refused)
    {
        var edition = Edition(code);
        var file = FileOf(edition);
        var answers = Complete(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, answers, Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        var activities = Questions(edition, Meaning.ActivitiesExercised)[1];
        answers[activities.Key] = "non";

        Assert.Equal(refused is null ? [] : [refused], file.Transmission.Send(edition, answers, signed: true, Today).Refusals.Select(refusal => refusal.Code));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("EVA-14")]
    public void A_unit_is_ready_although_the_others_and_the_summary_sheet_are_not(string code)
    {
        var edition = Edition(code);
        var file = FileOf(edition);
        var (first, second) = (edition.Units[0].Key, edition.Units[1].Key);
        var answers = Complete(edition).Where(answer => answer.Key.StartsWith(first + ".", StringComparison.Ordinal)).ToDictionary();
        var ofCandidate = edition
            .Booklet("livret-evaluation")!
            .Questions(edition)
            .Any(question => question.Unit == first && question.Field is { FilledBy: FilledBy.Candidate, Meaning: not Meaning.CandidateComment });

        Assert.Equal(
            ofCandidate ? ["file.candidate-part-pending"] : [],
            file.Evaluation.MissingForUnitSignature(edition, first, answers).Select(refusal => refusal.Code)
        );
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Assert.Empty(file.Evaluation.MissingForUnitSignature(edition, first, answers));
        Assert.Equal("file.evaluation-incomplete", Assert.Single(file.Evaluation.MissingForUnitSignature(edition, second, answers)).Code);
        Assert.Contains(file.Evaluation.MissingForSignature(edition, answers), refusal => refusal.Code == "file.summary-incomplete");
    }

    [Fact]
    [Rule("EVA-26")]
    public void Signed_results_are_presented_to_the_candidate_before_the_file_leaves()
    {
        var edition = Edition(Conseiller);
        var file = FileOf(edition);
        Assert.Equal("file.not-now", file.Results.Present(Today, byCompany: false, null, Today).Refusals[0].Code);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));

        Assert.Equal("file.presentation-day-missing", file.Results.Present(null, byCompany: false, null, Today).Refusals[0].Code);
        Assert.Equal("file.presentation-day", file.Results.Present(Today.AddDays(1), byCompany: false, null, Today).Refusals[0].Code);
        Assert.Equal("file.presentation-day", file.Results.Present(Today.AddDays(-1), byCompany: false, null, Today).Refusals[0].Code);
        Assert.Equal("file.reason-missing", file.Results.Present(Today, byCompany: true, " ", Today).Refusals[0].Code);
        Accepted(file.Results.Present(Today, byCompany: true, "Absent pour longtemps.", Today));

        Assert.Equal(
            (Today, "Absent pour longtemps.", NextAct.Transmit, Turn.Company),
            (file.Results.PresentedOn!.Value, file.Results.UnacknowledgedBecause, file.NextAct, file.Turn)
        );
        Assert.Equal("file.results-presented", file.Results.Present(Today, byCompany: false, null, Today).Refusals[0].Code);
        Assert.False(file.Results.MayComment().IsAccepted);
    }

    [Fact]
    public void An_evaluation_opened_again_comes_back_to_its_evaluators_until_the_transmission()
    {
        var edition = Edition(Conseiller);
        var file = FileOf(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));

        Accepted(file.Results.Reopen(Today));
        Assert.Equal(
            (Stage.Evaluation, NextAct.Evaluate, null, null, null),
            (file.Stage, file.NextAct, file.Evaluation.CompletedOn, file.Evaluation.Positive, file.Results.PresentedOn)
        );

        Accepted(file.Evaluation.Complete(edition, Complete(edition), Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Accepted(file.Transmission.Send(edition, Complete(edition), signed: true, Today));
        Assert.Equal("file.already-transmitted", file.Results.Reopen(Today).Refusals[0].Code);
    }
}
