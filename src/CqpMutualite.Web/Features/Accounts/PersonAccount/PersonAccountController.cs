using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.PersonAccount;

/// <summary>The account of somebody: how they sign in, what was done to it; takes off a second step whose holder has lost it.</summary>
[Requires(Permission.ManageAccounts)]
[Route(AccountsPaths.AccountRoute)]
public sealed class PersonAccountController(AppDbContext db, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, CancellationToken cancellation) =>
        await PageAsync(person, new ResetTwoStepForm(), cancellation) is { } page ? View("PersonAccount", page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Reset(Guid person, [Bind(Prefix = "Form")] ResetTwoStepForm form, CancellationToken cancellation)
    {
        var account = await db.Users.SingleOrDefaultAsync(found => found.PersonId == person, cancellation);
        if (account is null)
        {
            return NotFound();
        }

        if (!account.TwoFactorEnabled)
        {
            ModelState.AddModelError("", "La connexion en deux étapes de ce compte n’est pas activée : rien à retirer.");
        }

        if (!ModelState.IsValid)
        {
            return View("PersonAccount", await PageAsync(person, form, cancellation));
        }

        var now = clock.GetUtcNow();
        db.Record(person, CurrentUser.From(User)!.Actor(), "Connexion en deux étapes retirée", now, form.Reason);
        db.Post(Message.To(person, MessageKind.TwoStepRemoved, now));
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        TempData.Toast("Connexion en deux étapes retirée ; la personne est prévenue.");
        return LocalRedirect(AccountsPaths.Account(person));
    }

    private Task<PersonAccountPage?> PageAsync(Guid person, ResetTwoStepForm form, CancellationToken cancellation) =>
        PersonAccountPage.LoadAsync(db, CurrentUser.From(User)!, person, form, clock.Today(), cancellation);
}
