using System.Security.Claims;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authentication;

namespace CqpMutualite.Web.Features.Accounts.SignOut;

/// <summary>Ends the session; whoever came in by a directory signs out there too.</summary>
[Requires(Permission.BeSignedIn, OpenToLinks = true)]
[Route(AccountsPaths.SignOut)]
public sealed class SignOutController(GuardedSignIn signIn, Directories directories) : Controller
{
    [HttpPost]
    public async Task<IActionResult> SignOutNow(CancellationToken cancellation)
    {
        await signIn.SignOutAsync();
        return directories.ByScheme(User.FindFirstValue(ClaimTypes.AuthenticationMethod)) is { } directory
            && await directories.EndsSessionsAsync(directory.Scheme, cancellation)
                ? SignOut(new AuthenticationProperties { RedirectUri = AccountsPaths.SignIn }, directory.Scheme)
                : LocalRedirect(AccountsPaths.SignIn);
    }
}
