using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.Guide;

/// <summary>The guide for the jury, edition by edition.</summary>
[Requires(Permission.ReadJurySession)]
[Route(JuryPaths.Guide)]
public sealed class GuideController(AppDbContext db, Editions editions, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>The guide of the edition asked for, else of the first one.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? edition, CancellationToken cancellation)
    {
        var today = clock.Today();
        var all = editions
            .All.Select(found => found.Code)
            .Distinct()
            .Select(code => editions.InForce(code, today))
            .OfType<Referential>()
            .OrderBy(found => found.ShortTitle, StringComparer.Create(new("fr-FR"), false))
            .ToList();
        return (edition is null ? all.FirstOrDefault() : all.Find(found => found.Code == edition)) is { } shown
            ? View(
                "Guide",
                new GuidePage(
                    all,
                    shown,
                    await JuryGuide.DrawAsync(db, catalogue, shown, cancellation),
                    await db.BranchDocumentsAsync(OemmSettings.JuryDocuments, cancellation)
                )
            )
            : NotFound();
    }
}

/// <summary>The guide shown, the editions that have one, and what the branch gives beside it.</summary>
public sealed record GuidePage(IReadOnlyList<Referential> Editions, Referential Shown, Document Document, IReadOnlyList<BranchDocument> Beside);
