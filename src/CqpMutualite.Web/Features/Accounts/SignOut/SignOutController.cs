using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.SignOut;

[Requires(Permission.BeSignedIn, OpenToLinks = true)]
[Route(AccountsPaths.SignOut)]
public sealed class SignOutController(SignInManager<Account> signIn) : Controller
{
    [HttpPost]
    public async Task<IActionResult> SignOutNow()
    {
        await signIn.SignOutAsync();
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
