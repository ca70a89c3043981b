using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace CqpMutualite.Web.Features.Accounts.SignIn;

/// <summary>Signs a person in by e-mail address and password. What is refused takes the same time and reads the same, with an account or without.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccountsPaths.SignIn)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInController(GuardedSignIn signIn, SignInGuard guard, Directories directories) : Controller
{
    [HttpGet]
    public IActionResult Show(
        [FromQuery(Name = "retour")] string? returnUrl,
        [FromQuery(Name = "perdu")] bool sessionLost,
        [FromQuery(Name = "annuaire")] string? directory)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
        }

        if (directory is not null)
        {
            ModelState.AddModelError("", "L’annuaire n’ouvre aucun compte ici. Votre entreprise ou l’OEMM vous y invite d’abord, à l’adresse qu’il connaît.");
        }

        return Door(new SignInForm { ReturnUrl = returnUrl, SessionLost = sessionLost });
    }

    [HttpPost]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
        {
            return Door(form);
        }

        var even = EvenTime.OfSignIn();

        // those who have no address sign in with the identifier of their letter
        var account = await signIn.UserManager.FindByEmailAsync(form.Email!.Trim()) ?? await signIn.UserManager.FindByNameAsync(form.Email!.Trim());
        var admission = await guard.AskAsync(HttpContext, account, form.Email!);
        if (!admission.Attempt.MayGoOn)
        {
            return await WithBothStepsAsync(account, form)
                ? LocalRedirect(Next(form))
                : await RefuseAsync(even, form with { AsksCode = true }, admission.Sentence);
        }

        if (!await signIn.IsPasswordAsync(account, form.Password!))
        {
            await guard.RefuseAsync(account, admission.Attempt, SignInFailure.Password);
            return await RefuseAsync(even, form, "L’adresse ou le mot de passe ne convient pas.");
        }

        await guard.AcceptAsync(admission);
        return await AnswerAsync(even, form, account!, await signIn.EnterAsync(account!));
    }

    private async Task<IActionResult> AnswerAsync(EvenTime even, SignInForm form, Account account, SignInResult result)
    {
        if (result.Succeeded)
        {
            return LocalRedirect(Next(form));
        }

        if (result.RequiresTwoFactor)
        {
            return LocalRedirect(AccountsPaths.SecondStepThen(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null));
        }

        await guard.RefuseAsync(account, default, SignInFailure.Closed);
        return await RefuseAsync(even, form, await directories.RequiredForAsync(account) is { } directory
            ? $"Votre organisation demande de passer par son annuaire : « Se connecter avec {directory.Label} »."
            : result.IsLockedOut ? "Ce compte est suspendu. Adressez-vous à l’OEMM."
            : "Ce compte n’a plus de qualité en cours. Adressez-vous à votre organisation, ou à l’OEMM.");
    }

    // the password is looked at only with a code, and nothing tells which of the two was wrong
    private async Task<bool> WithBothStepsAsync(Account? account, SignInForm form)
    {
        if (form.CodeAsTyped is not { Length: > 0 } code || account is not { TwoFactorEnabled: true })
        {
            return false;
        }

        var accounts = signIn.UserManager;
        return await signIn.IsPasswordAsync(account, form.Password!)
            && await guard.CodeAsync(account, code, () => accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code))
                is null
            && (await signIn.EnterWithBothAsync(account)).Succeeded;
    }

    private string Next(SignInForm form) => Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/";

    private async Task<IActionResult> RefuseAsync(EvenTime even, SignInForm form, string sentence)
    {
        await even.PassedAsync();
        ModelState.AddModelError("", sentence);
        return Door(form);
    }

    private ViewResult Door(SignInForm form) => View("SignIn", form with
    {
        Directories = [.. directories.All.Select(directory => new DirectoryLink(directory.Label, AccountsPaths.Directory(directory.Key, form.ReturnUrl)))],
    });
}
