using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Mandates;

/// <summary>Those who may sit: every mandate, those running first.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Mandates)]
public sealed class MandatesController(AppDbContext db, TimeProvider clock) : Controller
{
    private const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> Show(MandateFilter filter, CancellationToken cancellation)
    {
        var today = clock.Today();
        var counts = await MandateFilter
            .All(db)
            .Where(mandate => mandate.From <= today && (mandate.Until == null || mandate.Until >= today))
            .GroupBy(mandate => mandate.College)
            .Select(group => new { College = group.Key, Count = group.Count() })
            .ToListAsync(cancellation);
        var mandates = filter.Of(db);
        return View(
            "Mandates",
            new MandatesPage(
                filter,
                await MandateLine.Of(db, mandates, filter, today).CutAsync(mandates, filter.Page, PageSize, cancellation),
                today,
                counts
                    .Where(count => count.College is not null)
                    .OrderBy(count => count.College)
                    .Select(count => $"{JuryWords.Of(count.College!.Value)}\u00A0: {count.Count}")
                    .ToList()
            )
        );
    }
}

/// <summary>The mandates; how many run today in each college.</summary>
public sealed record MandatesPage(MandateFilter Filter, Cut<MandateLine> Mandates, DateOnly Today, IReadOnlyList<string> Counts);
