using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.RemoveModule;

/// <summary>Takes a module off while the training is open. A module that is gone, or of another file, is not found.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.RemoveModuleRoute)]
public sealed class RemoveModuleController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid module, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => Remove(begun, module),
        done: _ => new Done("Module retiré.", TrainingPaths.Training(reference)),
        again: null,
        cancellation);

    private static Outcome? Remove(FileActing begun, Guid module)
    {
        if (begun.File.Modules.FirstOrDefault(known => known.Id == module) is not { } found || !begun.Head.Concerns(begun.User, found.Unit))
        {
            return null;
        }

        var mine = begun.File.Training.MayRecord(begun.User.OrganisationId, found.Unit);
        return mine.IsAccepted ? begun.File.Training.RemoveModule(module, begun.Today) : mine;
    }
}
