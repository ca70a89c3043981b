using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ChangeEmail;

/// <summary>Asks for another address: a link goes to the new one, a warning to the present one. Nothing changes before the link is followed.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Email)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class ChangeEmailController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("ChangeEmail", new ChangeEmailPage((await signIn.UserManager.GetUserAsync(User))!.Email, new ChangeEmailForm()));

    /// <summary>Sends the link. The answer is the same whether somebody else has that address or not.</summary>
    [HttpPost]
    public async Task<IActionResult> Ask([Bind(Prefix = "Form")] ChangeEmailForm form, CancellationToken cancellation)
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        if (!ModelState.IsValid || !await CurrentPassword.IsAsync(signIn, account, form.Current, ModelState))
        {
            return View("ChangeEmail", new ChangeEmailPage(account.Email, form));
        }

        var wanted = form.Email!.Trim();
        if (string.Equals(wanted, account.Email, StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("Form.Email", "Cette adresse est déjà la vôtre.");
            return View("ChangeEmail", new ChangeEmailPage(account.Email, form));
        }

        var now = clock.GetUtcNow();
        account.PendingEmail = wanted;
        db.Record(account.PersonId, CurrentUser.From(User)!.Actor(), "Changement d’adresse demandé", now);
        if (await signIn.UserManager.FindByEmailAsync(wanted) is null)
        {
            db.Post(Message.To(account.PersonId, MessageKind.ConfirmAddress, now));
        }

        if (account.Email is not null)
        {
            db.Post(Message.To(account.PersonId, MessageKind.AddressChangeAsked, now));
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"Un lien est envoyé à {wanted} : votre adresse change quand vous le suivez.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}

/// <summary>The page.</summary>
public sealed record ChangeEmailPage(string? Present, ChangeEmailForm Form);

/// <summary>What is typed to change address.</summary>
public sealed record ChangeEmailForm
{
    /// <summary>The new address.</summary>
    [Display(Name = "Nouvelle adresse électronique"), Required(ErrorMessage = "Donnez la nouvelle adresse."), EmailAddress(ErrorMessage = "Écrivez une adresse complète, avec « @ » et un nom de domaine."), StringLength(254, ErrorMessage = "Une adresse tient en 254 signes.")]
    public string? Email { get; init; }

    /// <summary>The password.</summary>
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }
}
