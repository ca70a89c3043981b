using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The evaluation booklet as the two evaluators say how they answer it.</summary>
internal static class EvaluatorsSheet
{
    /// <summary>Does it on what is stored, the answers of both loaded, while the booklet is open; null for who has no place on the file.</summary>
    public static async Task<Outcome?> ActAsync(FileActing begun, Func<Sheet, EvaluatorSeat, Outcome> act, CancellationToken cancellation)
    {
        if (Visibility.SeatOf(begun.File, begun.Reader) is not { } seat)
        {
            return FileDesk.NotFound;
        }

        if (begun.File.Evaluation.IsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        return act(
            await WritableSheet.ForAsync(
                begun.Db, begun.File, EvaluationBooklet.Key, cancellation, Voice.Official, Voice.Evaluator1, Voice.Evaluator2),
            seat);
    }
}
