using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Orientation.SignInterview;

/// <summary>The company, the candidate and, where the edition says so, the training organisation reread the guide of the interview and sign it with their password.</summary>
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
        act: begun => SignAsync(begun, form.Hash!, cancellation),
        done: _ => new Done("Guide d’entretien signé.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    // nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read
    private async Task<Outcome?> SignAsync(FileActing begun, string read, CancellationToken cancellation)
    {
        if (begun.File.Orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var (head, edition) = (begun.Head, begun.Head.Edition);
        if (InterviewSignatories.RoleOf(edition, begun.User.Role) is not { } role
            || await signatures.LoadAsync(begun.File.Id, InterviewGuide.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.NotASignatory;
        }

        var (place, signer) = (SigningPlace.OnCover(edition, InterviewGuide.Key, role), await signatures.SignerAsync(begun.User, cancellation));
        var signed = await signatures.SignAsync(head, sheet, place, signer, read, cancellation);
        return signed.IsAccepted ? begun.File.Orientation.Signed(edition, InterviewSignatories.Signed(sheet), begun.Today) : signed;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await SignInterviewPage.LoadAsync(begun, await signatures.SignerAsync(begun.User, cancellation), cancellation) is { } page
            ? View("SignInterview", page)
            : null;
}
