using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>
/// The trainer rereads the formative evaluation of one unit and signs it with their password. A unit whose evaluation nobody signs is not found.
/// </summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SignRoute)]
public sealed class SignFormativeController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, string unit, SigningForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SigningForm.Secret),
        form.Secret,
        act: async begun => FormativeSigning.Signable(begun, unit) is null ? FileDesk.NotFound
            : await signatures.SignAsync(begun, unit, form.Hash!, cancellation),
        done: begun => new Done($"{begun.Edition.Unit(unit).Label} : évaluation signée.", FormativeSigning.After(begun, unit, reference)),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, string key, CancellationToken cancellation) =>
        FormativeSigning.Signable(begun, key) is { } unit
        ? View("SignFormative", await SignFormativePage.LoadAsync(begun, unit, await signatures.SignerAsync(begun.User, cancellation), cancellation))
        : null;
}
