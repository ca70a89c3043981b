using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ChangePassword;

/// <summary>Changes one's password; the other sessions of the account close within a minute.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Password)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ChangePasswordController(OwnAccount own, SignInManager<Account> signIn) : Controller
{
    [HttpGet]
    public IActionResult Show() => View("ChangePassword", new ChangePasswordPage(new ChangePasswordForm()));

    [HttpPost]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] ChangePasswordForm form)
    {
        var account = await own.OfAsync(this);
        if (await own.OpensAsync(this, account, form.Current))
        {
            own.Note(this, account, "Mot de passe changé");
            var result = await signIn.UserManager.ChangePasswordAsync(account, form.Current!, form.Password!);
            ModelState.Refuse(result, "Form.Password");
        }

        if (!ModelState.IsValid)
        {
            return View("ChangePassword", new ChangePasswordPage(form));
        }

        await signIn.RefreshSignInAsync(account);
        TempData.Toast("Mot de passe changé ; vos autres sessions se ferment.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}
