using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ChangePassword;

/// <summary>Changes one's password; the other sessions of the account close within a minute.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Password)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class ChangePasswordController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show() => View("ChangePassword", new ChangePasswordPage(new ChangePasswordForm()));

    /// <summary>Changes it.</summary>
    [HttpPost]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] ChangePasswordForm form)
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        if (!ModelState.IsValid || !await CurrentPassword.IsAsync(signIn, account, form.Current, ModelState))
        {
            return View("ChangePassword", new ChangePasswordPage(form));
        }

        db.Record(account.PersonId, CurrentUser.From(User)!.Actor(), "Mot de passe changé", clock.GetUtcNow());
        var result = await signIn.UserManager.ChangePasswordAsync(account, form.Current!, form.Password!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError("Form.Password", error.Description);
            }

            return View("ChangePassword", new ChangePasswordPage(form));
        }

        await signIn.RefreshSignInAsync(account);
        TempData.Toast("Mot de passe changé ; vos autres sessions se ferment.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}

/// <summary>The page.</summary>
public sealed record ChangePasswordPage(ChangePasswordForm Form);

/// <summary>What is typed to change a password.</summary>
public sealed record ChangePasswordForm
{
    /// <summary>The present one.</summary>
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }

    /// <summary>The new one.</summary>
    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>The same again.</summary>
    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class ChangePasswordFormValidator : AbstractValidator<ChangePasswordForm>
{
    private const int Longest = 200;

    /// <summary>The checks.</summary>
    public ChangePasswordFormValidator()
    {
        RuleFor(form => form.Current).NotEmpty().WithMessage("Donnez votre mot de passe actuel.");
        RuleFor(form => form.Password).NotEmpty().WithMessage("Choisissez un mot de passe.").MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation).Equal(form => form.Password).When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
