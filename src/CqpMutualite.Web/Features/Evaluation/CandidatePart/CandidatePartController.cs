using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.CandidatePart;

/// <summary>The candidate answers their part of the evaluation booklet, alone and at any length, then hands it over.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidatePartRoute)]
public sealed class CandidatePartController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Value of the button that hands over.</summary>
    public const string HandOver = "transmettre";

    /// <summary>The part; an edition that asks nothing of the candidate has no such page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || CandidateSheet.Part(head.Edition).Count == 0)
        {
            return NotFound();
        }

        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, CandidateSheet.Key, cancellation);
        var supports = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateSupport, cancellation);
        return View("CandidatePart", CandidatePartPage.Of(head, sheet.Sheet, sheet.Printed, sheet.Revisions).With(supports));
    }

    /// <summary>Keeps everything typed; hands the part over when that button was pressed and nothing is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? next, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head || CandidateSheet.Part(head.Edition) is not { Count: > 0 } questions)
        {
            return NotFound();
        }

        var supports = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateSupport, cancellation);
        var sheet = await CandidateSheet.OpenAsync(db, head, cancellation);
        if (head.File.Evaluation.MayWriteCandidatePart() is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return View("CandidatePart", Page());
        }

        var before = Page();
        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, now, ModelState);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var written = db.ChangeTracker.HasChanges();
        var handedOver = next == HandOver;
        var outcome = handedOver ? HandOverPart() : Outcome.Accepted;
        if (written || (handedOver && outcome.IsAccepted))
        {
            db.Note(head.File.Id, user.Actor(), handedOver && outcome.IsAccepted ? outcome : new AnswersWritten(AnswerPlace.CandidatePart), head.Edition, now);
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Cette page était ouverte ailleurs et a été enregistrée au même instant. Enregistrez de nouveau : vos réponses sont encore là.");
                return Again();
            }
        }

        if (!outcome.IsAccepted)
        {
            // what was typed is kept; only the handing over is refused
            ModelState.Clear();
            ModelState.Refuse(outcome);
            return View("CandidatePart", Page());
        }

        TempData.Toast(handedOver ? "Votre partie est transmise à vos évaluateurs." : "Vos réponses sont enregistrées.");
        return Redirect(handedOver ? FilesPaths.File(reference) : EvaluationPaths.CandidatePart(reference));

        Outcome HandOverPart()
        {
            // the file is asked before the sheet changes
            var allowed = head.File.Evaluation.MayHandOverCandidatePart();
            var given = allowed.IsAccepted ? sheet.SubmitCandidatePart(questions, now) : allowed;
            return given.IsAccepted ? head.File.Evaluation.HandOverCandidatePart(clock.Today()) : given;
        }

        CandidatePartPage Page() => CandidatePartPage.Of(head, sheet, CandidateSheet.ValuesOf(sheet), CandidateSheet.RevisionsOf(sheet)).With(supports);

        ViewResult Again() => View("CandidatePart", before with { Form = before.Form.Again(sheet, posted, questions, refused) });
    }
}
