using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.ChoosePace;

/// <summary>Chooses how often one is written to. What was held for a digest leaves by itself when there is none any more.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Pace)]
public sealed class ChoosePaceController(AppDbContext db, UserManager<Account> accounts) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Choose([Bind(Prefix = "Messages")] PaceForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await accounts.GetUserAsync(User) is { } account)
        {
            account.Pace = form.Pace;
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Rythme des messages enregistré.");
        }

        return LocalRedirect(AccountsPaths.Profile);
    }
}
