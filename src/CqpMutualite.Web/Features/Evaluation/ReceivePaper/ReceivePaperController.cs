using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.ReceivePaper;

/// <summary>A booklet filled and signed by hand: where its keying is, and its scan, the first one or another in its place.</summary>
[Requires(Permission.KeepPaperBooklet)]
[AcceptsUploads]
[Route(EvaluationPaths.PaperRoute)]
public sealed class ReceivePaperController(FileDesk desk, PieceDesk pieces, SignatureDesk signatures) : Controller
{
    private const string Pdf = "application/pdf";

    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Receive(string reference, [Bind(Prefix = "Form")] PieceForm form, CancellationToken cancellation) => pieces.JoinAsync(
        this,
        reference,
        form,
        may: begun => Task.FromResult<Outcome?>(begun.File.Evaluation.MayReceivePaper()),
        join: (begun, content) => ReceiveAsync(begun, content, cancellation),
        done: new Done("Original reçu. Saisissez-en les résultats.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<Outcome> ReceiveAsync(FileActing begun, AttachmentContent content, CancellationToken cancellation)
    {
        if (content.MediaType != Pdf)
        {
            return PaperDesk.NotPdf;
        }

        var (db, file, user) = (begun.Db, begun.File, begun.User);
        var scan = Attachment.Of(file.Id, AttachmentPurpose.SignedBooklet, content, user.PersonId, user.OrganisationId, begun.Now);
        var first = file.Evaluation.Paper is null;
        var received = file.Evaluation.ReceivePaper(scan.Id, begun.Today);
        if (!received.IsAccepted)
        {
            return received;
        }

        if (first
            && await signatures.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation) is { } sheet
            && sheet.TurnPaper(EvaluationBooklet.Of(begun.Head.Edition).Questions.Values, user.PersonId, begun.Now) is { IsAccepted: false } kept)
        {
            return kept;
        }

        var known = await db.PaperBooklets.SingleOrDefaultAsync(paper => paper.FileId == file.Id, cancellation);
        if (known?.Replace(scan.Id, content.Sha256) is { IsAccepted: false } replaced)
        {
            return replaced;
        }

        if (known is null)
        {
            db.Add(PaperBooklet.From(file.Id, scan.Id, content.Sha256));
        }

        db.Add(scan);
        return received;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("ReceivePaper", await ReceivePaperPage.LoadAsync(begun, pieces.MaximumMegabytes, cancellation));
}
