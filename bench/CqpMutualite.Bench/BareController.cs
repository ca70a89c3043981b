using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Bench;

/// <summary>The yardstick: behind the same guards, one query by an index and a view of three lines.</summary>
[Requires(Permission.BeSignedIn)]
[Route(Address)]
public sealed class BareController(AppDbContext db) : Controller
{
    /// <summary>Its address.</summary>
    public const string Address = "/banc/page-nue";

    /// <summary>The title of one file.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View(
            "/Bare.cshtml",
            await db.Files.AsNoTracking().Where(file => file.Reference == "DEMO-SPE-03").Select(file => file.CertificationTitle).SingleAsync(cancellation)
        );
}
