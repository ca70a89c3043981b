using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.HoldAnother;

/// <summary>
/// Objective not reached: opens a new sheet for the unit, with what describes the training written again as it was. The signed one stays in the booklet.
/// </summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.HoldAnotherRoute)]
public sealed class HoldAnotherController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Open(string reference, string unit, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: async begun => begun.Expected(unit) is null ? FileDesk.NotFound
            : begun.File.Training.MayRecord(begun.User.OrganisationId, unit) is { IsAccepted: false } closed ? closed
            : await OpenNextAsync(begun, unit, cancellation),
        done: begun => new Done($"{begun.Edition.Unit(unit).Label} : nouveau feuillet ouvert.", TrainingPaths.Unit(reference, unit)),
        again: null,
        cancellation);

    private static async Task<Outcome> OpenNextAsync(FileActing begun, string unit, CancellationToken cancellation)
    {
        var (head, edition) = (begun.Head, begun.Edition);
        var sheet = await TrainingBooklet.OpenAsync(begun.Db, head, cancellation, unit);
        if (FormativeEvaluation.MayHoldAnother(edition, edition.Booklet(TrainingBooklet.Key)!, sheet) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var described = TrainingBooklet.Questions(head, unit).Where(question => question.Field.Meaning == Meaning.None);
        var (next, outcome) = sheet.OpenNext(described, begun.User.PersonId, begun.Now);
        if (next is null)
        {
            return outcome;
        }

        begun.Db.Add(next);
        return new FormativeRepeated(unit);
    }
}
