using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.AccountList;

/// <summary>The accounts of everybody, found by name or address.</summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.List)]
public sealed class AccountListController(AppDbContext db) : Controller
{
    private const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> Show(string? recherche, int page, CancellationToken cancellation)
    {
        var accounts = from account in db.Users join person in db.People on account.PersonId equals person.Id select new { account, person };
        foreach (var word in (recherche ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => word.ToLowerInvariant()))
        {
            accounts = accounts.Where(found =>
                found.person.FirstNames.ToLower().Contains(word)
                || found.person.BirthName.ToLower().Contains(word)
                || (found.person.UsedName ?? "").ToLower().Contains(word)
                || (found.account.Email ?? "").ToLower().Contains(word)
            );
        }

        var total = await accounts.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 1, pages);
        var lines = await accounts
            .OrderBy(found => found.person.UsedName ?? found.person.BirthName)
            .ThenBy(found => found.person.FirstNames)
            .ThenBy(found => found.account.Id)
            .Skip((current - 1) * PageSize)
            .Take(PageSize)
            .Select(found => new AccountRow(
                found.person.Id,
                found.person.FirstNames,
                found.person.UsedName ?? found.person.BirthName,
                found.account.Email,
                found.account.TwoFactorEnabled
            ))
            .ToListAsync(cancellation);
        return View(
            "AccountList",
            new AccountListPage(
                recherche,
                total,
                lines,
                new Pager(
                    current,
                    pages,
                    number => $"{AccountsPaths.List}?recherche={Uri.EscapeDataString(recherche ?? "")}&page={number}",
                    "Pages des comptes"
                )
            )
        );
    }
}
