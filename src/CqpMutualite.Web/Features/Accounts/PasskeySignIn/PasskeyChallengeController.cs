using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.PasskeySignIn;

/// <summary>What a browser is asked before it signs in with a passkey.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasskeyChallengeController(SignInManager<Account> signIn) : Controller
{
    [HttpPost(AccountsPaths.PasskeySignInOptions)]
    public async Task<IActionResult> Options() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
}
