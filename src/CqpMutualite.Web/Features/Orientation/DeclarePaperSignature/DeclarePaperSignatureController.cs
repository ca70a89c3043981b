using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

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
    public Task<IActionResult> Declare(string reference, [Bind(Prefix = "Form")] PaperSignatureForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        "Form.Secret",
        form.Secret,
        act: begun => DeclareAsync(begun, form, cancellation),
        done: _ => new Done("Signature sur papier déclarée.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<Outcome?> DeclareAsync(FileActing begun, PaperSignatureForm form, CancellationToken cancellation)
    {
        var (head, orientation) = (begun.Head, begun.File.Orientation);
        if (orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (form.SignedOn < orientation.InterviewedOn)
        {
            return new Refusal("interview.signed-before", "Cette date précède l’entretien.", nameof(PaperSignatureForm.SignedOn));
        }

        if (await signatures.LoadAsync(begun.File.Id, InterviewGuide.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.NotASignatory;
        }

        var (role, place) = (form.Role!.Value, SigningPlace.OnCover(head.Edition, InterviewGuide.Key, form.Role.Value));
        var signed = await signatures.SignAsync(head, sheet, place, form.Signer(begun.User), form.Hash!, cancellation, SignatureMethod.Paper);
        return signed.IsAccepted ? orientation.Signed(head.Edition, InterviewSignatories.Signed(sheet), begun.Today, role) : signed;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, PaperSignatureForm form, CancellationToken cancellation)
    {
        var page = await DeclarePaperSignaturePage.LoadAsync(begun, form, cancellation);
        ModelState.Remove("Form.Hash");
        return View("DeclarePaperSignature", page);
    }
}
