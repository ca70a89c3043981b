using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ChooseCapacity;

/// <summary>Changes the one capacity in which the person acts; one that is not their own is not found.</summary>
[Requires(Permission.BeSignedIn, OpenToStandIns = true)]
[Route(AccountsPaths.Capacity)]
public sealed class ChooseCapacityController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Choose(Guid capacity, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var capacities = await db.CapacitiesOf(user.ActingId, clock.Today()).ToListAsync(cancellation);
        if (!capacities.Exists(found => found.MembershipId == capacity && found.OpensTo(user)))
        {
            return NotFound();
        }

        var account = (await signIn.UserManager.GetUserAsync(User))!;
        account.ActiveMembershipId = capacity;
        await signIn.UserManager.UpdateAsync(account);
        await signIn.RefreshSignInAsync(account);
        return LocalRedirect("/");
    }
}
