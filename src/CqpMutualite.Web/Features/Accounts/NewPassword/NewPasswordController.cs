using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Startup;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.NewPassword;

/// <summary>Chooses a new password with the link of a message. It also reopens an account closed by too many attempts.</summary>
[AllowAnonymous]
[Route(AccountsPaths.NewPassword)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class NewPasswordController(UserManager<Account> accounts, PasswordLinks links) : Controller
{
    /// <summary>The form, or the sentence on a link that no longer serves.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid compte, string? jeton) =>
        await links.ReadAsync(compte, jeton) is null ? Void() : View("NewPassword", new NewPasswordForm { Compte = compte, Jeton = jeton });

    /// <summary>Changes the password.</summary>
    [HttpPost]
    public async Task<IActionResult> Choose(NewPasswordForm form)
    {
        if (await links.ReadAsync(form.Compte, form.Jeton) is not var (account, token))
        {
            return Void();
        }

        if (!ModelState.IsValid)
        {
            return View("NewPassword", form);
        }

        var result = await accounts.ResetPasswordAsync(account, token, form.Password!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(nameof(form.Password), error.Description);
            }

            return View("NewPassword", form);
        }

        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        TempData.Toast("Mot de passe changé. Connectez-vous.");
        return LocalRedirect(AccountsPaths.SignIn);
    }

    private ViewResult Void()
    {
        var view = View("VoidLink");
        view.StatusCode = StatusCodes.Status404NotFound;
        return view;
    }
}

/// <summary>What is typed to choose a password.</summary>
public sealed record NewPasswordForm
{
    /// <summary>The account, from the link.</summary>
    public Guid Compte { get; init; }

    /// <summary>The token, from the link.</summary>
    public string? Jeton { get; init; }

    /// <summary>The password.</summary>
    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>The same again.</summary>
    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class NewPasswordFormValidator : AbstractValidator<NewPasswordForm>
{
    private const int Longest = 200;

    /// <summary>The checks.</summary>
    public NewPasswordFormValidator()
    {
        RuleFor(form => form.Password).NotEmpty().WithMessage("Choisissez un mot de passe.").MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation).Equal(form => form.Password).When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
