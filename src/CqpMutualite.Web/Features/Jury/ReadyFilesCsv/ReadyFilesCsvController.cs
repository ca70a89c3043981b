using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ReadyFilesCsv;

/// <summary>The files that came to the jury, filtered as on the page, to download.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReadyFilesCsv)]
public sealed class ReadyFilesCsvController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(ReadyFilter filter, CancellationToken cancellation) =>
        File(CsvText.Write(await ReadyTable.LoadAsync(db, CurrentUser.From(User)!, filter, clock.Today(), cancellation)), "text/csv", "dossiers-prets.csv");
}
