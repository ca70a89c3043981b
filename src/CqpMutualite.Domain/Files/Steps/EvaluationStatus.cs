using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>What is awaited during the evaluation in the company.</summary>
internal static class EvaluationStatus
{
    public static IEnumerable<FileTask> Of(FileFacts facts)
    {
        var (file, next) = (facts.File, facts.Next());
        IEnumerable<FileTask> tasks = file.NextAct switch
        {
            NextAct.FillCandidatePart => [next with { People = [file.CandidateId] }, EvaluatorsAt(facts, next) with { Weight = TaskWeight.Beside }],
            NextAct.OpenEvaluation or NextAct.Evaluate => [EvaluatorsAt(facts, next)],
            _ => [next],
        };
        return file.Evaluation.Paper is null ? [.. tasks, .. SummaryOf(facts)] : tasks;
    }

    // the line manager opens; then each as long as they have something to answer or to sign
    private static FileTask EvaluatorsAt(FileFacts facts, FileTask next)
    {
        var file = facts.File;
        var task = next with { Turn = Turn.Evaluators, Since = next.Turn == Turn.Evaluators ? next.Since : file.Evaluation.OpenedOn ?? next.Since };
        if (file.Evaluation.OpenedOn is null)
        {
            return task with { Act = NextAct.OpenEvaluation, People = [.. new[] { file.Evaluation.Opener }.OfType<Guid>()] };
        }

        var sheet = facts.Sheet(BookletKeys.Evaluation);
        return task with
        {
            Act = NextAct.Evaluate,
            People = [.. file.Evaluators.Where(seat => sheet is null || !HasDone(facts, sheet, seat.Seat)).Select(seat => seat.PersonId)],
        };
    }

    // signed as a whole, or nothing left but to wait for the other's answers
    private static bool HasDone(FileFacts facts, Sheet sheet, EvaluatorSeat seat)
    {
        var role = seat == EvaluatorSeat.First ? SignatoryRole.Evaluator1 : SignatoryRole.Evaluator2;
        return sheet.IsSigned("", role)
            || facts.Edition.Units.All(unit =>
                sheet.IsSigned(unit.Key, role) ? !sheet.IsSignedByBoth(unit.Key)
                : sheet.AssessmentOf(unit.Key) is { IsBlind: true } assessment && assessment.HandedOverAt(seat) is not null
            );
    }

    // the company fills a part of the booklet while it is the turn of others: nothing else would call it
    private static IEnumerable<FileTask> SummaryOf(FileFacts facts)
    {
        var file = facts.File;
        var owed = FileFacts.CompanyQuestions(facts.Edition);
        var given = facts.Sheets.Where(sheet => sheet.Booklet == BookletKeys.Evaluation).SelectMany(sheet => sheet.Answers)
            .Where(answer => answer.Value is not null && answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2)).Select(answer => answer.Field).ToHashSet();
        if (file.Evaluators.Any() && !owed.All(given.Contains))
        {
            yield return facts.Beside(NextAct.FillSummary, file.TurnSince, Stage.Evaluation);
        }
    }
}
