using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.EndOnBehalf;

/// <summary>Ends an entry in somebody's place: one acts for oneself again.</summary>
[Requires(Permission.BeSignedIn, OpenToLinks = true)]
[Route(FilesPaths.EndOnBehalf)]
public sealed class EndOnBehalfController(AppDbContext db, Editions editions, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> End(CancellationToken cancellation)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } account)
        {
            return NotFound();
        }

        var user = CurrentUser.From(User)!;
        if (await db.OnBehalf.SingleOrDefaultAsync(found => found.AccountId == account.Id, cancellation) is { } entry)
        {
            db.Remove(entry);
            await db.NoteAsync(editions, db.Files.Where(file => file.Id == entry.FileId), user.Actor(), new OnBehalfEnded(), clock.GetUtcNow(), cancellation);
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Saisie terminée : vous agissez de nouveau pour l’OEMM.");
        }

        await signIn.RefreshSignInAsync(account);
        return LocalRedirect(user.OnlyReference is { } reference ? FilesPaths.File(reference) : "/");
    }
}
