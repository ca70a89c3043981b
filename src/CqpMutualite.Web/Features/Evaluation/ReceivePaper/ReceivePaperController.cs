using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Evaluation.ReceivePaper;

/// <summary>A booklet filled and signed by hand: its scan, and where its keying is.</summary>
[Requires(Permission.KeepPaperBooklet)]
[AcceptsUploads]
[Route(EvaluationPaths.PaperRoute)]
public sealed class ReceivePaperController(AppDbContext db, Editions editions, AttachmentStore store, SignatureDesk desk, IOptions<UploadOptions> uploads, TimeProvider clock) : Controller
{
    private const string Pdf = "application/pdf";

    /// <summary>Where it is, and the scan to send.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await ViewAsync(head, user, cancellation) : NotFound();
    }

    /// <summary>Receives a scan, the first one or another in its place.</summary>
    [HttpPost]
    public async Task<IActionResult> Receive(string reference, [Bind(Prefix = "Form")] ReceivePaperForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var outcome = head.File.Evaluation.MayReceivePaper();
        AttachmentContent? content = null;
        if (outcome.IsAccepted)
        {
            (content, outcome) = await store.KeepAsync(form.File, nameof(ReceivePaperForm.File), cancellation);
        }

        if (content is not null && content.MediaType != Pdf)
        {
            outcome = new Refusal("paper.not-pdf", "Numérisez le livret en un seul PDF : les images isolées ne sont pas acceptées ici.", nameof(ReceivePaperForm.File));
        }

        if (outcome.IsAccepted)
        {
            outcome = await db.AloneOnAsync(head.File.Id, () => ReceiveAloneAsync(reference, user, content!, cancellation), cancellation);
        }

        if (outcome.IsAccepted)
        {
            TempData.Toast("Original reçu. Saisissez-en les résultats.");
            return Redirect(EvaluationPaths.Paper(reference));
        }

        ModelState.Refuse(outcome);
        db.ChangeTracker.Clear();
        return await ViewAsync((await FileHead.LoadAsync(db, editions, user, reference, cancellation))!, user, cancellation);
    }

    private async Task<Outcome> ReceiveAloneAsync(string reference, CurrentUser user, AttachmentContent content, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var now = clock.GetUtcNow();
        var scan = Attachment.Of(head.File.Id, AttachmentPurpose.SignedBooklet, content, user.PersonId, user.OrganisationId, now);
        var first = head.File.Evaluation.Paper is null;
        var received = head.File.Evaluation.ReceivePaper(scan.Id, clock.Today());
        if (!received.IsAccepted)
        {
            return received;
        }

        var outcome = Outcome.Accepted;

        if (first && await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet)
        {
            outcome = sheet.TurnPaper(EvaluationBooklet.Of(head.Edition).Questions.Values, user.PersonId, now);
        }

        if (outcome.IsAccepted && await db.PaperBooklets.SingleOrDefaultAsync(paper => paper.FileId == head.File.Id, cancellation) is { } known)
        {
            outcome = known.Replace(scan.Id, content.Sha256);
        }
        else if (outcome.IsAccepted)
        {
            db.Add(PaperBooklet.From(head.File.Id, scan.Id, content.Sha256));
        }

        if (outcome.IsAccepted)
        {
            db.Add(scan);
            db.Note(head.File.Id, user.Actor(), received, head.Edition, now);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> ViewAsync(FileHead head, CurrentUser user, CancellationToken cancellation) =>
        View("ReceivePaper", await ReceivePaperPage.LoadAsync(db, head, user, uploads.Value.MaximumMegabytes, cancellation));
}

/// <summary>What is posted.</summary>
public sealed record ReceivePaperForm
{
    /// <summary>The scan.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>Where a booklet filled by hand is.</summary>
/// <param name="Head">The file.</param>
/// <param name="Paper">What is known of it; null before its scan.</param>
/// <param name="State">Why nothing is to be received or keyed; null when something is.</param>
/// <param name="Rows">The parts to key, with what is given.</param>
/// <param name="Upload">The form; null when no scan is received now.</param>
public sealed record ReceivePaperPage(FileHead Head, PaperState? Paper, string? State, IReadOnlyList<PaperPart> Rows, AttachmentForm? Upload)
{
    /// <summary>Everything required is keyed.</summary>
    public bool Complete => Rows.All(row => row.Given >= row.Expected);

    /// <summary>Four queries with the file.</summary>
    public static async Task<ReceivePaperPage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, int megabytes, CancellationToken cancellation)
    {
        var paper = await PaperDesk.LoadAsync(db, head, cancellation);
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => answer.Voice == Voice.Official);
        var may = head.File.Evaluation.MayReceivePaper();
        var signed = paper is null && sheet.Signatures.Any(signature => signature.Method != SignatureMethod.Paper);
        var state = signed ? PaperRefusals.SignedOnScreen.Message : paper is null && !may.IsAccepted ? may.Refusals[0].Message : null;
        var values = sheet.Printed;
        return new ReceivePaperPage(
            head,
            paper,
            state is null ? null : FrenchText.NoBreak(state),
            paper is null ? [] : [.. PaperDesk.Parts(head.Edition).Select(part =>
            {
                var required = PaperDesk.Questions(head.Edition, part.Part).Where(question => question.Field.Required).ToList();
                return new PaperPart(part.Label, part.Title, EvaluationPaths.PaperUnit(head.File.Reference, part.Part), required.Count(question => values.ContainsKey(question.Key)), required.Count);
            })],
            state is null && may.IsAccepted
                ? new AttachmentForm(EvaluationPaths.Paper(head.File.Reference), paper is null ? "Livret signé, numérisé en un seul PDF" : "Remplacer l’original numérisé", paper is null ? "Envoyer l’original" : "Remplacer l’original", megabytes) { Hint = "Toutes les pages, signatures comprises.", PdfOnly = true }
                : null);
    }
}

/// <summary>One part to key.</summary>
public sealed record PaperPart(string Label, string Title, string Url, int Given, int Expected);
