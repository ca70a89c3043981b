using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ReadyFilesXlsx;

/// <summary>The files that came to the jury, filtered as on the page, to download.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReadyFilesXlsx)]
public sealed class ReadyFilesXlsxController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(ReadyFilter filter, CancellationToken cancellation) =>
        File(
            Workbook.Write("Dossiers prêts", await ReadyTable.LoadAsync(db, CurrentUser.From(User)!, filter, clock.Today(), cancellation)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "dossiers-prets.xlsx"
        );
}
