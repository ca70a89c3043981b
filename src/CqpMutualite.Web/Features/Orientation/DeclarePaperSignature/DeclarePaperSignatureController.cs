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
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Orientation.DeclarePaperSignature;

/// <summary>Somebody without an account signed the printed guide: the company declares it, under its own password. The paper stays with the company.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.PaperRoute)]
public sealed class DeclarePaperSignatureController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>Who may have signed so.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? await PageAsync(head, user, new PaperSignatureForm { Role = SignatoryRole.Candidate, Name = head.CandidateName, SignedOn = head.File.Orientation.InterviewedOn }, cancellation)
            : NotFound();
    }

    /// <summary>Keeps the declaration as a signature given on paper.</summary>
    [HttpPost]
    public async Task<IActionResult> Declare(string reference, [Bind(Prefix = "Form")] PaperSignatureForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid && form.SignedOn < head.File.Orientation.InterviewedOn)
        {
            ModelState.AddModelError("Form.SignedOn", "Cette date précède l’entretien.");
        }

        if (await desk.GivenAsync(this, "Form.Secret", form.Secret, head.File.Id, () => DeclareAloneAsync(reference, user, form, cancellation), cancellation))
        {
            TempData.Toast("Signature sur papier déclarée.");
            return Redirect(FilesPaths.File(reference));
        }

        // the act may have read a later state than the page
        head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        return await PageAsync(head, user, form, cancellation);
    }

    private async Task<Outcome> DeclareAloneAsync(string reference, CurrentUser user, PaperSignatureForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (await desk.LoadAsync(head.File.Id, InterviewGuide.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.NotASignatory;
        }

        var role = form.Role!.Value;
        var capacity = $"{InterviewSignatories.NameOf(role)}, papier du {FrenchText.PlainDate(form.SignedOn!.Value)}, déclaré par {user.Name}";
        var place = SigningPlace.OnCover(head.Edition, InterviewGuide.Key, role);
        var outcome = await desk.SignAsync(head, sheet, place, new Signer(user.PersonId, form.Name!.Trim(), capacity), form.Hash!, cancellation, SignatureMethod.Paper);
        if (outcome.IsAccepted)
        {
            outcome = head.File.Orientation.Signed(head.Edition, InterviewSignatories.Signed(sheet), clock.Today(), role);
        }

        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, PaperSignatureForm form, CancellationToken cancellation)
    {
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, InterviewGuide.Key, cancellation);
        var may = head.File.Orientation.MaySign();
        List<SelectListItem> places =
        [
            .. head.Edition.Booklet(InterviewGuide.Key)!.CoverSignatories
                .Where(place => place.Role != SignatoryRole.Company && sheet.Signatures.All(signature => signature.Role != place.Role))
                .Select(place => new SelectListItem(InterviewSignatories.NameOf(place.Role), place.Role.ToString())),
        ];
        ModelState.Remove("Form.Hash");
        return View("DeclarePaperSignature", new DeclarePaperSignaturePage(
            head,
            !may.IsAccepted ? may.Refusals[0].Message : places.Count == 0 ? "Le guide porte toutes les signatures attendues de ces personnes." : null,
            places,
            form with { Secret = null, Hash = SignatureDesk.HashOf(head, InterviewGuide.Key, sheet.Sheet, sheet.Answers, SignatoryRole.Company) }));
    }
}

/// <summary>The page; <paramref name="State"/> says why nothing is to be declared.</summary>
public sealed record DeclarePaperSignaturePage(FileHead Head, string? State, IReadOnlyList<SelectListItem> Places, PaperSignatureForm Form);
