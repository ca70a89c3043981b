using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.PasskeyOptions;

/// <summary>What the browser needs to make a passkey for one's account.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.PasskeyOptions)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasskeyOptionsController(SignInManager<Account> signIn) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Make()
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        return Content(
            await signIn.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity
                {
                    Id = account.Id.ToString(),
                    Name = account.UserName!,
                    DisplayName = CurrentUser.From(User)!.Name,
                }
            ),
            "application/json"
        );
    }
}
