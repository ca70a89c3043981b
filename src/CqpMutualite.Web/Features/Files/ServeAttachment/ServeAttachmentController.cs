using CqpMutualite.Web.Persistence;
using Microsoft.Net.Http.Headers;

namespace CqpMutualite.Web.Features.Files.ServeAttachment;

/// <summary>Gives a piece back as it was joined, to be saved, never opened in the page. What is no longer what was joined is not given.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.AttachmentRoute)]
public sealed class ServeAttachmentController(AppDbContext db, Editions editions, AttachmentStore store, ILogger<ServeAttachmentController> logger) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid attachment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.AttachmentReadableByAsync(user.Reader, head.File, attachment, cancellation) is not { } found)
        {
            return NotFound();
        }

        if (await store.OpenAsync(found, cancellation) is not { } content)
        {
            logger.LogError(
                "La pièce {Attachment} du dossier {File} n’est plus celle qui a été jointe (SHA-256 {Sha256})",
                found.Id,
                head.File.Id,
                found.Sha256
            );
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("AlteredAttachment", new AlteredAttachmentPage(head, found.Name, FrenchText.Moment(found.At)));
        }

        Response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        return File(content, found.MediaType, found.Name);
    }
}

/// <summary>Why a piece is not given.</summary>
public sealed record AlteredAttachmentPage(FileHead Head, string Name, string At);
