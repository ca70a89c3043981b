using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ReadyFiles;

/// <summary>The files that came to the jury, of every company: those to plan, those planned, those of the commission.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReadyFiles)]
public sealed class ReadyFilesController(AppDbContext db, Editions editions, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>A page of the list, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(ReadyFilter filter, CancellationToken cancellation) =>
        View("ReadyFiles", await ReadyFilesPage.LoadAsync(db, editions, catalogue, CurrentUser.From(User)!, filter, clock.Today(), cancellation));
}
