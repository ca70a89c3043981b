using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.AccountList;

/// <summary>The accounts of everybody, found by name or address.</summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.List)]
public sealed class AccountListController(AppDbContext db) : Controller
{
    private const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> Show(AccountFilter filter, CancellationToken cancellation)
    {
        var accounts = filter.Of(db);
        var cut = await AccountRow.Of(db, accounts, filter).CutAsync(accounts, filter.Page, PageSize, cancellation);
        return View("AccountList", new AccountListPage(filter, cut));
    }
}

public sealed record AccountListPage(AccountFilter Filter, Cut<AccountRow> Accounts);
