using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.DeclarePaperSignature;

/// <summary>Somebody without an account signed the printed guide: the company declares it, under its own password. The paper stays with the company.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.PaperRoute)]
public sealed class DeclarePaperSignatureController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, PaperSignatureForm.Likely(begun.Head), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Declare(string reference, [Bind(Prefix = "Form")] PaperSignatureForm form, CancellationToken cancellation) =>
        signatures.GivenAsync(
            this,
            reference,
            "Form.Secret",
            form.Secret,
            act: begun => form.SignedOn < begun.File.Orientation.InterviewedOn
                ? Task.FromResult<Outcome?>(PaperSignatureForm.TooEarly)
                : signatures.SignGuideAsync(begun, form.Role!.Value, form.Signer(begun.User), form.Hash!, cancellation, SignatureMethod.Paper),
            done: _ => new Done("Signature sur papier déclarée.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, PaperSignatureForm form, CancellationToken cancellation) =>
        View("DeclarePaperSignature", await DeclarePaperSignaturePage.LoadAsync(begun, form, cancellation));
}
