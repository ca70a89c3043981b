using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Evaluation.JoinSupport;

/// <summary>The candidate joins supports to their part, on one unit: a case, slides, a report.</summary>
[Requires(Permission.FillCandidatePart)]
[AcceptsUploads]
[Route(EvaluationPaths.SupportsRoute)]
public sealed class JoinSupportController(AppDbContext db, Editions editions, AttachmentStore store, IOptions<UploadOptions> uploads, TimeProvider clock) : Controller
{
    /// <summary>The page; a unit on which the candidate writes nothing has none.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head && UnitOf(head, unit) is { } known
            ? await ViewAsync(user, head, known, cancellation)
            : NotFound();
    }

    /// <summary>Joins one.</summary>
    [HttpPost]
    public async Task<IActionResult> Join(string reference, string unit, [Bind(Prefix = "Form")] JoinSupportForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head || UnitOf(head, unit) is not { } known)
        {
            return NotFound();
        }

        var (content, outcome) = await store.KeepAsync(form.File, nameof(JoinSupportForm.File), cancellation);
        if (content is not null)
        {
            // the part is not handed over meanwhile
            outcome = await db.AloneOnAsync(head.File.Id, () => AddAsync(user, reference, known, content, cancellation), cancellation);
        }

        if (outcome.IsAccepted)
        {
            TempData.Toast("Pièce jointe.");
            return Redirect(EvaluationPaths.Supports(reference, unit));
        }

        ModelState.Refuse(outcome);
        return await ViewAsync(user, head, known, cancellation);
    }

    private static Unit? UnitOf(FileHead head, string unit) => CandidateSupports.Units(head.Edition).FirstOrDefault(known => known.Key == unit);

    private async Task<Outcome> AddAsync(CurrentUser user, string reference, Unit unit, AttachmentContent content, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation))!;
        var outcome = await CandidateSupports.MayChangeAsync(db, head.File, cancellation);
        if (outcome.IsAccepted)
        {
            db.Add(Attachment.Of(head.File.Id, AttachmentPurpose.CandidateSupport, content, user.PersonId, null, clock.GetUtcNow(), unit.Key));
            db.Note(head.File.Id, user.Actor(), new SupportJoined(unit.Key), head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> ViewAsync(CurrentUser user, FileHead head, Unit unit, CancellationToken cancellation)
    {
        var reference = head.File.Reference;
        var open = (await CandidateSupports.MayChangeAsync(db, head.File, cancellation)).IsAccepted;
        var joined = (await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateSupport, cancellation)).Where(piece => piece.Unit == unit.Key);
        return View("JoinSupport", new JoinSupportPage(
            head,
            unit,
            CandidateSupports.ListOf(reference, joined, "Aucune pièce jointe pour l’instant.", open ? id => EvaluationPaths.RemoveSupport(reference, id) : null),
            open ? new AttachmentForm(EvaluationPaths.Supports(reference, unit.Key), "Pièce", "Joindre la pièce", uploads.Value.MaximumMegabytes) { Hint = "Un dossier, un diaporama enregistré en PDF, un compte-rendu." } : null));
    }
}

/// <summary>What is posted.</summary>
public sealed record JoinSupportForm
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>The supports of one unit; <paramref name="Add"/>: null once the part is handed over.</summary>
public sealed record JoinSupportPage(FileHead Head, Unit Unit, AttachmentList Joined, AttachmentForm? Add);
