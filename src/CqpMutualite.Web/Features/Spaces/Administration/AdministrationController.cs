using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Administration;

/// <summary>Home of the administrator: accounts, no file.</summary>
[Requires(Permission.UseAdministratorSpace)]
[Route(SpacesPaths.Administration)]
public sealed class AdministrationController(AppDbContext db) : Controller
{
    /// <summary>Who has an account, in which capacities.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("Administration", await AdministrationPage.LoadAsync(db, cancellation));
}

/// <summary>The accounts.</summary>
public sealed record AdministrationPage(IReadOnlyList<AccountLine> Accounts)
{
    /// <summary>The first hundred by address, in two queries.</summary>
    public static async Task<AdministrationPage> LoadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var accounts = await (from account in db.Users orderby account.Email join person in db.People on account.PersonId equals person.Id select new { account.Email, person.Id, person.FirstNames, Last = person.UsedName ?? person.BirthName, account.LockoutEnd })
            .Take(100).ToListAsync(cancellation);
        var people = accounts.ConvertAll(account => account.Id);
        var capacities = await db.Memberships.AsNoTracking().Where(membership => people.Contains(membership.PersonId) && membership.Until == null).Select(membership => new { membership.PersonId, membership.Role }).ToListAsync(cancellation);
        return new AdministrationPage([.. accounts.Select(account => new AccountLine(
            $"{account.FirstNames} {account.Last}",
            account.Email!,
            string.Join(", ", capacities.Where(capacity => capacity.PersonId == account.Id).Select(capacity => RoleNames.Of(capacity.Role)).Distinct())))]);
    }
}

/// <summary>One account.</summary>
public sealed record AccountLine(string Name, string Email, string Capacities);
