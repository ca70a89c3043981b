using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Orientation.SignInterview;

/// <summary>The company, the candidate and, where the edition says so, the training organisation reread the guide of the interview and sign it with their password.</summary>
[Requires(Permission.SignInterview)]
[Route(OrientationPaths.SignRoute)]
public sealed class SignInterviewController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The guide to reread, who has signed, and the signing box.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await ViewAsync(head, user, cancellation) : NotFound();
    }

    /// <summary>Signs what was read, and nothing else.</summary>
    [HttpPost]
    public async Task<IActionResult> Sign(string reference, SigningForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (await desk.GivenAsync(this, nameof(SigningForm.Secret), form.Secret, head.File.Id, () => SignAloneAsync(reference, user, form.Hash!, cancellation), cancellation))
        {
            TempData.Toast("Guide d’entretien signé.");
            return Redirect(FilesPaths.File(reference));
        }

        // the act may have read a later state than the page
        head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        return await ViewAsync(head, user, cancellation);
    }

    // nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read
    private async Task<Outcome> SignAloneAsync(string reference, CurrentUser user, string read, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (InterviewSignatories.RoleOf(head.Edition, user.Role) is not { } role || await desk.LoadAsync(head.File.Id, InterviewGuide.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.NotASignatory;
        }

        var outcome = await desk.SignAsync(head, sheet, SigningPlace.OnCover(head.Edition, InterviewGuide.Key, role), await desk.SignerAsync(user, cancellation), read, cancellation);
        if (outcome.IsAccepted)
        {
            outcome = head.File.Orientation.Signed(head.Edition, InterviewSignatories.Signed(sheet), clock.Today());
        }

        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<IActionResult> ViewAsync(FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        if (await FileSheets.DrawAsync(db, user, head, InterviewGuide.Key, clock.GetUtcNow(), cancellation) is not var (document, sheet))
        {
            return NotFound();
        }

        var role = InterviewSignatories.RoleOf(head.Edition, user.Role);
        var may = head.File.Orientation.MaySign();
        var signer = await desk.SignerAsync(user, cancellation);
        return View("SignInterview", new SignInterviewPage(
            head,
            document,
            [.. head.Edition.Booklet(InterviewGuide.Key)!.CoverSignatories.Select(place => new SignatoryLine(place, GivenSignature.Of(sheet.Signatures.FirstOrDefault(signature => signature.Role == place.Role)), place.Role == role))],
            role is null ? "Ce guide n’attend pas votre signature." : may.IsAccepted ? null : may.Refusals[0].Message,
            SignatureDesk.HashOf(head, InterviewGuide.Key, sheet.Sheet, sheet.Answers, role ?? SignatoryRole.Company),
            signer.ToString(),
            may.IsAccepted && user.May(Permission.RecordInterview)));
    }
}
