using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.DirectorySignIn;

/// <summary>Opens the account of whoever a directory vouches for; refuses in one sentence, whatever lacks.</summary>
[AllowAnonymous]
[Route(AccountsPaths.DirectoryEntry)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class DirectoryEntryController(Directories directories, GuardedSignIn signIn, FailedSignIns failed) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Enter([FromQuery(Name = "retour")] string? returnUrl)
    {
        var next = Url.IsLocalUrl(returnUrl) ? returnUrl : null;
        if (await signIn.GetExternalLoginInfoAsync() is { } login && await directories.AccountOfAsync(login) is { } account)
        {
            var result = await signIn.EnterByDirectoryAsync(account, login.LoginProvider);
            if (result.Succeeded)
            {
                return LocalRedirect(next ?? "/");
            }

            if (result.RequiresTwoFactor)
            {
                return LocalRedirect(AccountsPaths.SecondStepThen(next));
            }
        }

        failed.Note(SignInFailure.Directory);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return LocalRedirect(AccountsPaths.DirectoryRefused);
    }
}
