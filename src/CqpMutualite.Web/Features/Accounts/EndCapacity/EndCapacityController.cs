using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

/// <summary>The administrator ends a capacity of the OEMM or of administration; an administrator stays.</summary>
[Requires(Permission.InviteColleagues)]
[Route(AccountsPaths.EndRoute)]
public sealed class EndCapacityController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, Guid capacity, CancellationToken cancellation) =>
        await OfficialCapacity.LoadAsync(db, person, capacity, clock.Today(), cancellation) is { } found
            ? View("EndCapacity", EndCapacityPage.Of(found, new EndCapacityForm { LastDay = clock.Today() }))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> End(Guid person, Guid capacity, [Bind(Prefix = "Form")] EndCapacityForm form, CancellationToken cancellation)
    {
        if (await OfficialCapacity.LoadAsync(db, person, capacity, clock.Today(), cancellation) is not { } found)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await found.EndAsync(db, form.LastDay!.Value, cancellation));
        }

        if (!ModelState.IsValid)
        {
            return View("EndCapacity", EndCapacityPage.Of(found, form));
        }

        var day = FrenchText.PlainDate(form.LastDay!.Value);
        db.Record(person, CurrentUser.From(User)!.Actor(), $"Fin de qualité le {day} : {found.Role}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"{found.HolderName}, {found.Role} : fin le {day}.");
        return Redirect(AccountsPaths.Account(person));
    }
}
