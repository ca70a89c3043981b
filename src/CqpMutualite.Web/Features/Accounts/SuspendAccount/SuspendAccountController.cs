using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.SuspendAccount;

/// <summary>
/// Suspends an account: its sessions end and nothing opens it, until it is let in again. Nobody suspends themselves; that of the OEMM or of administration is
/// for who invites them.
/// </summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.SuspensionRoute)]
public sealed class SuspendAccountController(AppDbContext db, UserManager<Account> accounts, Sessions sessions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, CancellationToken cancellation) =>
        await OfAsync(person, cancellation) is { } account ? View("SuspendAccount", await PageAsync(account, new(), cancellation)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Change(Guid person, [Bind(Prefix = "Form")] SuspendAccountForm form, CancellationToken cancellation)
    {
        if (await OfAsync(person, cancellation) is not { } account)
        {
            return NotFound();
        }

        var page = await PageAsync(account, form, cancellation);
        if (!ModelState.IsValid)
        {
            return View("SuspendAccount", page);
        }

        db.Record(person, CurrentUser.From(User)!.Actor(), page.Suspended ? "Compte rétabli" : "Compte suspendu", clock.GetUtcNow(), form.Reason);
        account.LockoutEnd = page.Suspended ? null : DateTimeOffset.MaxValue;
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id);
        TempData.Toast(page.Suspended ? "Compte rétabli." : "Compte suspendu ; ses sessions sont fermées.");
        return LocalRedirect(AccountsPaths.Account(person));
    }

    private async Task<Account?> OfAsync(Guid person, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        var reserved = !user.May(Permission.InviteColleagues) && await db.Memberships.AnyAsync(
            held => held.PersonId == person && (held.Role == Role.Oemm || held.Role == Role.Administrator) && (held.Until == null || held.Until >= today),
            cancellation);
        return reserved || person == user.ActingId ? null : await db.Users.SingleOrDefaultAsync(found => found.PersonId == person, cancellation);
    }

    private async Task<SuspendAccountPage> PageAsync(Account account, SuspendAccountForm form, CancellationToken cancellation) => new(
        account.PersonId,
        await db.People.Where(found => found.Id == account.PersonId).Select(found => found.Name).SingleAsync(cancellation),
        account.LockoutEnd > clock.GetUtcNow(),
        form);
}
