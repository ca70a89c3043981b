using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Referentials.EditionJson;

/// <summary>An edition exactly as published: the content whose hash is kept.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.JsonRoute)]
public sealed class EditionJsonController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, int version, CancellationToken cancellation) =>
        await db
            .Editions.Where(edition => edition.Code == code && edition.Version == version)
            .Select(edition => edition.Content)
            .SingleOrDefaultAsync(cancellation)
            is { } content
            ? Content(content, "application/json")
            : NotFound();
}
