using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.ReopenFormative;

/// <summary>
/// Opens a signed formative evaluation again, with a reason: its signature is void. After the hand-over, the whole booklet is taken back with it.
/// </summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.ReopenRoute)]
public sealed class ReopenFormativeController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, new ReopenFormativeForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Reopen(string reference, string unit, [Bind(Prefix = "Form")] ReopenFormativeForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            reference,
            act: async begun => begun.Expected(unit) is null ? FileDesk.NotFound : await ReopenAsync(begun, unit, form.Reason, cancellation),
            done: begun => new Done($"{begun.Edition.Unit(unit).Label} : évaluation rouverte.", TrainingPaths.Unit(reference, unit)),
            again: begun => PageAsync(begun, unit, form),
            cancellation);

    private static async Task<Outcome> ReopenAsync(FileActing begun, string unit, string? reason, CancellationToken cancellation)
    {
        var takesBack = TakesBack(begun, unit);
        if (takesBack && begun.File.Training.MayTakeBack(begun.User.OrganisationId) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var sheet = await TrainingBooklet.OpenAsync(begun.Db, begun.Head, cancellation, unit);
        var outcome = sheet.Reopen(reason, begun.Now);
        return !outcome.IsAccepted ? outcome
            : takesBack ? begun.File.Training.TakeBack(begun.User.OrganisationId, unit, begun.Today)
            : new FormativeReopened(unit);
    }

    private static bool TakesBack(FileActing begun, string unit) => !begun.File.Training.MayRecord(begun.User.OrganisationId, unit).IsAccepted;

    private Task<IActionResult?> PageAsync(FileActing begun, string key, ReopenFormativeForm form) => Task.FromResult<IActionResult?>(
        begun.Expected(key) is { } unit ? View("ReopenFormative", new ReopenFormativePage(begun.Head, unit, TakesBack(begun, key), form)) : null);
}
