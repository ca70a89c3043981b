using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CqpMutualite.Web.Features.Organisations.StampImage;

/// <summary>The image of a stamp. Its type is the one found in its content when it was given.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.StampImageRoute)]
public sealed class StampImageController(AppDbContext db, ContentStores stores) : Controller
{
    /// <summary>The image; not found when there is none, or when it is no longer what was given.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, CancellationToken cancellation)
    {
        var stamp = await db.OrganisationsVisibleTo(CurrentUser.From(User)!.Reader)
            .AsNoTracking()
            .Where(found => found.Id == organisation && found.StampHash != null)
            .Select(found => new { Hash = found.StampHash!, MediaType = found.StampMediaType! })
            .SingleOrDefaultAsync(cancellation);
        if (stamp is null || await stores.Pieces.OpenVerifiedAsync(stamp.Hash, cancellation) is not { } content)
        {
            return NotFound();
        }

        Response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        return File(content, stamp.MediaType);
    }
}
