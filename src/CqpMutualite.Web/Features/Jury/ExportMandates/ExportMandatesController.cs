using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ExportMandates;

/// <summary>The mandates as they are searched and sorted, all their pages.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.MandatesCsv)]
[Route(JuryPaths.MandatesXlsx)]
public sealed class ExportMandatesController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(MandateFilter filter, CancellationToken cancellation)
    {
        var today = clock.Today();
        var lines = await MandateLine.Of(db, filter.Of(db), filter, today).ToListAsync(cancellation);
        return this.Table("membres-des-jurys", "Membres et observateurs", MandateLine.Columns(today).Rows(lines));
    }
}
