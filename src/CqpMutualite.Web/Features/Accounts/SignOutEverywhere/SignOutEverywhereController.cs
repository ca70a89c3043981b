using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.SignOutEverywhere;

/// <summary>Ends every session of one's account, this one too, and forgets its devices.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.SignOutEverywhere)]
public sealed class SignOutEverywhereController(OwnAccount own, AppDbContext db, Sessions sessions, SignInManager<Account> signIn) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Leave()
    {
        var account = await own.OfAsync(this);
        own.Note(this, account, "Toutes les sessions fermées");
        await db.SaveChangesAsync();
        await sessions.EndAllAsync(account.Id);
        await signIn.SignOutAsync();
        TempData.Toast("Toutes vos sessions sont fermées.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
