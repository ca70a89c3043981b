using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>What is done with a booklet filled by hand: received, keyed, compared, or given up. Nobody else writes on the file meanwhile.</summary>
public static class PaperActs
{
    private const string Pdf = "application/pdf";

    private static Refusal NotPdf { get; } =
        new("paper.not-pdf", "Numérisez le livret en un seul PDF : les images isolées ne sont pas acceptées ici.", nameof(PieceForm.File));

    /// <summary>Receives a scan, the first one or another in its place.</summary>
    public static async Task<Outcome> ReceiveAsync(this SignatureDesk signatures, FileActing begun, AttachmentContent content, CancellationToken cancellation)
    {
        if (content.MediaType != Pdf)
        {
            return NotPdf;
        }

        var (db, file, user) = (begun.Db, begun.File, begun.User);
        var scan = Attachment.Of(file.Id, AttachmentPurpose.SignedBooklet, content, user.PersonId, user.OrganisationId, begun.Now);
        var first = file.Evaluation.Paper is null;
        var received = file.Evaluation.ReceivePaper(scan.Id, begun.Today);
        var turned = received.IsAccepted && first ? await signatures.TurnAsync(begun, cancellation) : received;
        if (!turned.IsAccepted)
        {
            return turned;
        }

        var known = await db.PaperBooklets.SingleOrDefaultAsync(paper => paper.FileId == file.Id, cancellation);
        if (known?.Replace(scan.Id, content.Sha256) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (known is null)
        {
            db.Add(PaperBooklet.From(file.Id, scan.Id, content.Sha256));
        }

        db.Add(scan);
        return received;
    }

    /// <summary>Gives it up while it is keyed: the booklet is filled on screen.</summary>
    public static async Task<Outcome> LeaveAsync(this SignatureDesk signatures, FileActing begun, CancellationToken cancellation)
    {
        var (db, file) = (begun.Db, begun.File);
        if (file.Evaluation.PaperIsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var paper = await db.PaperBooklets.SingleAsync(found => found.FileId == file.Id, cancellation);
        var scan = await db.Attachments.SingleAsync(piece => piece.Id == paper.ScanId, cancellation);
        var left = file.Evaluation.FollowPaper(null, begun.Today);
        var turned = left.IsAccepted ? await signatures.TurnAsync(begun, cancellation) : left;
        if (!turned.IsAccepted)
        {
            return turned;
        }

        db.RemoveRange(paper, scan);
        return left;
    }

    /// <summary>Everything is keyed: somebody else compares it.</summary>
    public static async Task<Outcome?> SubmitAsync(FileActing begun, PaperSignatures signatures, CancellationToken cancellation)
    {
        var evaluation = begun.File.Evaluation;
        if (evaluation.PaperIsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, EvaluationBooklet.Key, cancellation);
        if (evaluation.MissingForSignature(begun.Edition, sheet.Printed) is { Count: > 0 } missing)
        {
            return Outcome.From(missing).AboveTheForm();
        }

        var paper = await begun.Db.PaperBooklets.SingleAsync(found => found.FileId == begun.File.Id, cancellation);
        var keyed = paper.Keyed(signatures, begun.User.ActingId, begun.User.ActingName, begun.Now, begun.Today);
        return keyed.IsAccepted ? evaluation.FollowPaper(PaperStep.ToCheck, begun.Today) : keyed;
    }

    /// <summary>The keying differs from the paper: it is keyed again.</summary>
    public static async Task<Outcome?> SendBackAsync(FileActing begun, string? word, CancellationToken cancellation)
    {
        var paper = await begun.Db.PaperBooklets.SingleOrDefaultAsync(found => found.FileId == begun.File.Id, cancellation);
        var sent = paper?.SendBack(begun.User.ActingId, word) ?? PaperRefusals.NothingToCheck;
        return sent.IsAccepted ? begun.File.Evaluation.FollowPaper(PaperStep.Keying, begun.Today) : sent;
    }

    /// <summary>The keying says what the paper says: the signatures of the paper are those of what was <paramref name="read"/>.</summary>
    public static async Task<Outcome?> ConfirmAsync(this SignatureDesk signatures, FileActing begun, string read, CancellationToken cancellation)
    {
        var (head, user) = (begun.Head, begun.User);
        var paper = await begun.Db.PaperBooklets.SingleOrDefaultAsync(found => found.FileId == begun.File.Id, cancellation);
        if (paper is null || await signatures.LoadAsync(begun.File.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return PaperRefusals.NothingToCheck;
        }

        var outcome = paper.Confirm(user.ActingId, user.ActingName, begun.Now);
        var given = new[] { (EvaluatorSeat.First, paper.FirstName, paper.FirstOn), (EvaluatorSeat.Second, paper.SecondName, paper.SecondOn) };
        foreach (var (seat, name, day) in given)
        {
            if (!outcome.IsAccepted)
            {
                return outcome;
            }

            var capacity = $"papier du {FrenchText.PlainDate(day ?? default)}, saisi par {paper.KeyedByName}, comparé par {user.ActingName}";
            var (place, signer) = (EvaluationBooklet.Of(head.Edition).PlaceOf(seat) with { Units = null }, new Signer(user.ActingId, name!, capacity));
            outcome = await signatures.SignAsync(head, sheet, place, signer, read, cancellation, SignatureMethod.Paper);
        }

        var printed = sheet.Answers.Where(answer => answer is { Value: not null, Voice: Voice.Official })
            .ToDictionary(answer => answer.Field, answer => answer.Value!);
        return outcome.IsAccepted ? begun.File.Evaluation.ConfirmPaper(head.Edition, printed, begun.Today) : outcome;
    }

    // what was answered on screen, or keyed, gives way
    private static async Task<Outcome> TurnAsync(this SignatureDesk signatures, FileActing begun, CancellationToken cancellation) =>
        await signatures.LoadAsync(begun.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet
            ? sheet.TurnPaper(EvaluationBooklet.Of(begun.Edition).Questions.Values, begun.User.PersonId, begun.Now)
            : Outcome.Accepted;
}
