using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Mail;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ForgottenPassword;

/// <summary>Sends a link to a new password. The answer is the same, in words and in time, whether the address has an account or not.</summary>
[AllowAnonymous]
[Route(AccountsPaths.ForgottenPassword)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class ForgottenPasswordController(UserManager<Account> accounts, PasswordLinks links, Mailer mailer) : Controller
{
    // longer than writing a message usually takes: the time of the answer tells nothing
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(700);

    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show() => View("ForgottenPassword", new ForgottenPasswordForm());

    /// <summary>Sends the link, if there is an account to send it to.</summary>
    [HttpPost]
    public async Task<IActionResult> Ask(ForgottenPasswordForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("ForgottenPassword", form);
        }

        var floor = Task.Delay(Floor, cancellation);
        if (!await mailer.IsAvailableAsync(cancellation))
        {
            ModelState.AddModelError("", "Les messages ne partent pas en ce moment. Réessayez dans quelques minutes ; si cela dure, prévenez la personne qui administre l’application.");
            return View("ForgottenPassword", form);
        }

        if (await accounts.FindByEmailAsync(form.Email!.Trim()) is { Email: { } address } account)
        {
            await mailer.SendAsync(Message(address, await links.MakeAsync(account)), cancellation);
        }

        await floor;
        return View("LinkSent");
    }

    private static OutgoingMail Message(string address, string link) => new(address, "Choisir un nouveau mot de passe – CQP Mutualité", $"""
        Bonjour,

        Un nouveau mot de passe a été demandé pour votre compte CQP Mutualité. Pour le choisir, ouvrez ce lien :

        {link}

        Le lien sert une seule fois, pendant {PasswordLinks.Lifetime}. Si vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.

        CQP Mutualité
        """);
}

/// <summary>What is typed to receive a link.</summary>
public sealed record ForgottenPasswordForm
{
    /// <summary>E-mail address.</summary>
    [Display(Name = "Adresse électronique"), Required(ErrorMessage = "Donnez votre adresse électronique."), EmailAddress(ErrorMessage = "Écrivez une adresse complète, avec « @ » et un nom de domaine.")]
    public string? Email { get; init; }
}
