using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Startup;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Access.FirstAccess;

/// <summary>A person who received a letter chooses a password with its code. Wrong codes count as wrong passwords do.</summary>
[AllowAnonymous]
[Route(AccessPaths.FirstAccess)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class FirstAccessController(UserManager<Account> accounts, FirstAccessCodes codes) : Controller
{
    // the same whatever was wrong
    private const string Refused = "L’identifiant ou le code ne convient pas, ou le code a déjà servi. Recopiez-les tels qu’ils sont sur la lettre.";

    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show() => View("FirstAccess", new FirstAccessForm());

    /// <summary>Chooses the password.</summary>
    [HttpPost]
    public async Task<IActionResult> Choose(FirstAccessForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("FirstAccess", form);
        }

        var account = await accounts.FindByNameAsync(form.Identifier!.Trim());
        if (account is null || await accounts.IsLockedOutAsync(account) || await codes.FindAsync(account.PersonId, form.Code!, cancellation) is not { } access)
        {
            if (account is not null && !await accounts.IsLockedOutAsync(account))
            {
                await accounts.AccessFailedAsync(account);
            }

            ModelState.AddModelError("", account is not null && await accounts.IsLockedOutAsync(account) ? "Trop d’essais : cet accès est fermé pour dix minutes." : Refused);
            return View("FirstAccess", form);
        }

        // a password that does not suit leaves the code as it is
        var errors = new List<IdentityError>();
        foreach (var validator in accounts.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(accounts, account, form.Password)).Errors);
        }

        if (errors.Count == 0)
        {
            // saved together: the code has served if and only if the password is the new one
            codes.Use(access, form.Code!);
            errors.AddRange((await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), form.Password!)).Errors);
        }

        if (errors.Count > 0)
        {
            errors.ForEach(error => ModelState.AddModelError(nameof(form.Password), error.Description));
            return View("FirstAccess", form);
        }

        await accounts.ResetAccessFailedCountAsync(account);
        TempData.Toast("Mot de passe choisi. Connectez-vous avec votre identifiant.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}

/// <summary>What is typed.</summary>
public sealed record FirstAccessForm
{
    /// <summary>The identifier of the letter.</summary>
    [Display(Name = "Identifiant")]
    public string? Identifier { get; init; }

    /// <summary>The code of the letter.</summary>
    [Display(Name = "Code")]
    public string? Code { get; init; }

    /// <summary>The password.</summary>
    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>The same again.</summary>
    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class FirstAccessFormValidator : AbstractValidator<FirstAccessForm>
{
    private const int Longest = 200;

    /// <summary>The checks.</summary>
    public FirstAccessFormValidator()
    {
        RuleFor(form => form.Identifier).NotEmpty().WithMessage("Recopiez l’identifiant de la lettre.").MaximumLength(Longest).WithMessage("L’identifiant est plus court.");
        RuleFor(form => form.Code).NotEmpty().WithMessage("Recopiez le code de la lettre.").MaximumLength(Longest).WithMessage("Le code est plus court.");
        RuleFor(form => form.Password).NotEmpty().WithMessage("Choisissez un mot de passe.").MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation).Equal(form => form.Password).When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
