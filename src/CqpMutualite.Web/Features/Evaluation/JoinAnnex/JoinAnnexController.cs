using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Evaluation.JoinAnnex;

/// <summary>Where the edition lets them, the candidate joins one document that sums up their path and what they have acquired, until the file is transmitted.</summary>
[Requires(Permission.FillCandidatePart)]
[AcceptsUploads]
[Route(EvaluationPaths.AnnexRoute)]
public sealed class JoinAnnexController(AppDbContext db, Editions editions, AttachmentStore store, IOptions<UploadOptions> uploads, TimeProvider clock) : Controller
{
    /// <summary>The page; an edition without annex has none.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head && EvaluationBooklet.Of(head.Edition).Booklet.CandidateAnnex
            ? await ViewAsync(user, head, cancellation)
            : NotFound();
    }

    /// <summary>Joins it.</summary>
    [HttpPost]
    public async Task<IActionResult> Join(string reference, [Bind(Prefix = "Form")] JoinAnnexForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head || !EvaluationBooklet.Of(head.Edition).Booklet.CandidateAnnex)
        {
            return NotFound();
        }

        var (content, outcome) = await store.KeepAsync(form.File, nameof(JoinAnnexForm.File), cancellation);
        if (content is not null)
        {
            outcome = await db.AloneOnAsync(head.File.Id, () => AddAsync(user, reference, content, cancellation), cancellation);
        }

        if (outcome.IsAccepted)
        {
            TempData.Toast("Document annexe joint.");
            return Redirect(EvaluationPaths.Annex(reference));
        }

        ModelState.Refuse(outcome);
        return await ViewAsync(user, head, cancellation);
    }

    private async Task<Outcome> AddAsync(CurrentUser user, string reference, AttachmentContent content, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation))!;
        var joined = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateAnnex, cancellation);
        var outcome = head.File.Evaluation.MayJoinAnnex() is { IsAccepted: false } closed ? closed : joined.Count > 0 ? FileRefusals.AnnexJoined : Outcome.Accepted;
        if (outcome.IsAccepted)
        {
            db.Add(Attachment.Of(head.File.Id, AttachmentPurpose.CandidateAnnex, content, user.PersonId, null, clock.GetUtcNow()));
            db.Note(head.File.Id, user.Actor(), new AnnexJoined(), head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> ViewAsync(CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var reference = head.File.Reference;
        var open = head.File.Evaluation.MayJoinAnnex().IsAccepted;
        var joined = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateAnnex, cancellation);
        return View("JoinAnnex", new JoinAnnexPage(
            head,
            CandidateSupports.ListOf(reference, joined, "Aucun document joint. Il est facultatif.", open ? id => EvaluationPaths.RemoveAnnex(reference, id) : null),
            open && joined.Count == 0 ? new AttachmentForm(EvaluationPaths.Annex(reference), "Document annexe", "Joindre le document", uploads.Value.MaximumMegabytes) { Hint = "Une synthèse écrite de votre parcours, de vos connaissances et de vos acquis." } : null,
            open ? null : head.File.Transmission.On is null ? head.File.Evaluation.MayJoinAnnex().Refusals[0].Message : "Votre dossier est transmis\u00A0: ce document ne change plus."));
    }
}

/// <summary>What is posted.</summary>
public sealed record JoinAnnexForm
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>The annex document; <paramref name="Add"/>: null when there is one already, or once it is too late, which <paramref name="Closed"/> says.</summary>
public sealed record JoinAnnexPage(FileHead Head, AttachmentList Joined, AttachmentForm? Add, string? Closed);
