using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Administration;

/// <summary>Home of the administrator: accounts, no file.</summary>
[Requires(Permission.UseAdministratorSpace)]
[Route(SpacesPaths.Administration)]
public sealed class AdministrationController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>Who has an account, in which capacities.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Administration", await AdministrationPage.LoadAsync(db, clock.Today(), cancellation));
}

/// <summary>The accounts; whether somebody acts for the OEMM.</summary>
public sealed record AdministrationPage(IReadOnlyList<AccountLine> Accounts, bool HasOemm)
{
    /// <summary>The first hundred by address, in three queries.</summary>
    public static async Task<AdministrationPage> LoadAsync(AppDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var accounts = await (
            from account in db.Users
            orderby account.Email
            join person in db.People on account.PersonId equals person.Id
            select new
            {
                account.Email,
                person.Id,
                person.Name,
                account.LockoutEnd,
            }
        )
            .Take(100)
            .ToListAsync(cancellation);
        var people = accounts.ConvertAll(account => account.Id);
        var capacities = await db
            .Memberships.AsNoTracking()
            .Where(membership => people.Contains(membership.PersonId) && membership.From <= today && (membership.Until == null || membership.Until >= today))
            .Select(membership => new { membership.PersonId, membership.Role })
            .ToListAsync(cancellation);
        var oemm = await db.Memberships.AnyAsync(
            membership => membership.Role == Role.Oemm && (membership.Until == null || membership.Until >= today),
            cancellation
        );
        return new AdministrationPage(
            [
                .. accounts.Select(account => new AccountLine(
                    account.Id,
                    account.Name,
                    account.Email!,
                    string.Join(", ", capacities.Where(capacity => capacity.PersonId == account.Id).Select(capacity => RoleNames.Of(capacity.Role)).Distinct())
                )),
            ],
            oemm
        );
    }
}

public sealed record AccountLine(Guid Person, string Name, string Email, string Capacities);
