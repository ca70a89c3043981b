using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Home;

/// <summary>Leads to the home of the active capacity.</summary>
[Requires(Permission.BeSignedIn, OpenToLinks = true)]
[Route("/")]
public sealed class HomeController(AppDbContext db) : Controller
{
    /// <summary>The redirection; a session of one file goes back to that file.</summary>
    [HttpGet]
    public async Task<IActionResult> Lead(CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (user.OnlyFileId is null)
        {
            return LocalRedirect(SpacesPaths.Of(user.Role));
        }

        return await db.FilesVisibleTo(user.Reader).Select(file => file.Reference).SingleOrDefaultAsync(cancellation) is { } reference
            ? LocalRedirect(FilesPaths.File(reference))
            : NotFound();
    }
}
