using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ExportAccounts;

/// <summary>The accounts as they are searched and sorted, all their pages.</summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.ListCsv)]
[Route(AccountsPaths.ListXlsx)]
public sealed class ExportAccountsController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(AccountFilter filter, CancellationToken cancellation) =>
        this.Table("comptes", "Comptes", AccountRow.Columns.Rows(await AccountRow.Of(db, filter.Of(db), filter).ToListAsync(cancellation)));
}
