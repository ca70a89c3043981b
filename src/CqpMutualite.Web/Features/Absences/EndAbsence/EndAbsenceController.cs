using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Absences.EndAbsence;

/// <summary>Somebody is back, or does not go: the colleague acts for them no longer.</summary>
[Requires(Permission.DeclareAbsence)]
[Route(AbsencesPaths.EndRoute)]
public sealed class EndAbsenceController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> End(Guid membership, Guid absence, CancellationToken cancellation)
    {
        var left = await CapacityLeft.LoadAsync(db, CurrentUser.From(User)!, membership, clock.GetUtcNow(), cancellation);
        if (left is null || !await left.EndAsync(absence, cancellation))
        {
            return NotFound();
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast("L’absence est finie.");
        return Redirect(AbsencesPaths.Declare(membership));
    }
}
