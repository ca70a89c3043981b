using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.SignInterview;

/// <summary>
/// The company, the candidate and, where the edition says so, the training organisation reread the guide of the interview and sign it with their password.
/// </summary>
[Requires(Permission.SignInterview)]
[Route(OrientationPaths.SignRoute)]
public sealed class SignInterviewController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, SigningForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SigningForm.Secret),
        form.Secret,
        act: async begun => InterviewSignatories.RoleOf(begun.Edition, begun.User.Role) is not { } role ? SheetRefusals.NotASignatory
            : await signatures.SignGuideAsync(begun, role, await signatures.SignerAsync(begun.User, cancellation), form.Hash!, cancellation),
        done: _ => new Done("Guide d’entretien signé.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await SignInterviewPage.LoadAsync(begun, await signatures.SignerAsync(begun.User, cancellation), cancellation) is { } page
            ? View("SignInterview", page)
            : null;
}
