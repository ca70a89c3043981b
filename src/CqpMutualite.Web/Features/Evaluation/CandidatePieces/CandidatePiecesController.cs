using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.CandidatePieces;

/// <summary>What the candidate joined, as far as the reader may read it: supports by unit, annex document.</summary>
[Requires(Permission.ReadFiles)]
[Route(EvaluationPaths.PiecesRoute)]
public sealed class CandidatePiecesController(AppDbContext db, Editions editions) : Controller
{
    /// <summary>The page, in three queries: file, supports, annex.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var supports = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateSupport, cancellation);
        var annex = await db.AttachmentsReadableByAsync(user.Reader, head.File, AttachmentPurpose.CandidateAnnex, cancellation);
        List<(string Title, AttachmentList Pieces)> parts =
        [
            .. head
                .Edition.Units.Select(unit => (Title: $"{unit.Label} – {unit.Title}", Pieces: supports.Where(piece => piece.Unit == unit.Key).ToList()))
                .Where(part => part.Pieces.Count > 0)
                .Select(part => (part.Title, CandidateSupports.ListOf(reference, part.Pieces, ""))),
        ];
        if (annex.Count > 0)
        {
            parts.Add(("Document annexe", CandidateSupports.ListOf(reference, annex, "")));
        }

        return View("CandidatePieces", new CandidatePiecesPage(head, parts));
    }
}

/// <summary>The pieces, part by part.</summary>
public sealed record CandidatePiecesPage(FileHead Head, IReadOnlyList<(string Title, AttachmentList Pieces)> Parts);
