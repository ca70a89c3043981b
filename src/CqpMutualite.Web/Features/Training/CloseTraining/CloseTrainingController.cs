using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.CloseTraining;

/// <summary>The training organisation closes the training: what is missing with its link, or the closing itself.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.CloseRoute)]
public sealed class CloseTrainingController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => desk.ShowAsync(
        this,
        reference,
        async begun => CloseTrainingPage.Open(begun) ? await PageAsync(begun, cancellation) : Redirect(TrainingPaths.Training(reference)),
        cancellation);

    [HttpPost]
    public async Task<IActionResult> Close(string reference, CancellationToken cancellation)
    {
        var again = false;
        return await desk.ActAsync(
            this,
            reference,
            act: begun =>
            {
                again = begun.File.Training.TakenBack;
                return CloseAsync(begun, cancellation);
            },
            done: begun => new Done(CloseTrainingPage.Words(begun.File, again), FilesPaths.File(reference)),
            again: begun => PageAsync(begun, cancellation),
            cancellation);
    }

    private static async Task<Outcome?> CloseAsync(FileActing begun, CancellationToken cancellation)
    {
        var (record, _) = await TrainingBooklet.RecordAsync(begun.Db, begun.User, begun.Head, cancellation);
        var outcome = begun.File.Training.Close(begun.Edition, record, begun.Today, begun.User.OrganisationId, begun.User.OrganisationName);
        return !outcome.IsAccepted && CloseTrainingPage.Open(begun) && CloseTrainingPage.IsIncomplete(begun, record) ? CloseTrainingPage.Incomplete : outcome;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("CloseTraining", await CloseTrainingPage.LoadAsync(begun, cancellation));
}
