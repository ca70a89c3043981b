using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.KeepMandate;

/// <summary>The certifier corrects a mandate, or ends it; not while the person sits in a session to come that it would no longer cover.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.MandateRoute)]
public sealed class KeepMandateController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid mandate, CancellationToken cancellation) =>
        await HeldMandate.LoadAsync(db, mandate, cancellation) is { } held ? await PageAsync(held, held.ToForm(), cancellation) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Keep(Guid mandate, [Bind(Prefix = "Form")] MandateForm form, CancellationToken cancellation)
    {
        if (await HeldMandate.LoadAsync(db, mandate, cancellation) is not { } held)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await held.WriteAsync(db, form.ToTerms(), cancellation));
        }

        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return await PageAsync(held, form, cancellation);
        }

        db.Record(held.PersonId, CurrentUser.From(User)!.Actor(), $"Mandat de jury modifié, {held.College}, {held.Words}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"Mandat de {held.Name} : {held.Words}.");
        return Redirect(JuryPaths.Mandates);
    }

    private async Task<IActionResult> PageAsync(HeldMandate held, MandateForm form, CancellationToken cancellation) =>
        View("KeepMandate", new KeepMandatePage(held.Name, held.IsObserver, form, await MandateForm.PlacesAsync(db, cancellation)));
}
