using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ComposeQuarter;

/// <summary>Several sessions are created at once: what each day deserves a look for, then all of them, or none.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Quarter)]
public sealed class ComposeQuarterController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show([FromQuery(Name = "session")] Guid? source, CancellationToken cancellation) =>
        View("ComposeQuarter", await ComposeQuarterPage.LoadAsync(db, editions, CurrentUser.From(User)!, new() { Source = source }, cancellation));

    [HttpPost]
    public async Task<IActionResult> Compose([Bind(Prefix = "Form")] ComposeQuarterForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var plan = ModelState.IsValid ? await QuarterPlan.OfAsync(db, editions, user, form, clock.GetUtcNow(), cancellation) : null;
        if (plan is not null)
        {
            ModelState.Refuse(plan.Refused);
        }

        if (plan is null || form.Back || !ModelState.IsValid)
        {
            return View("ComposeQuarter", await ComposeQuarterPage.LoadAsync(db, editions, user, form, cancellation));
        }

        if (!form.Confirmed)
        {
            return View("ConfirmQuarter", ConfirmQuarterPage.Of(form, plan, editions));
        }

        plan.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"{FrenchText.Sentence(FrenchText.Plural(plan.Count, "session est créée", "sessions sont créées", feminine: true))}.");
        return Redirect(JuryPaths.QuarterOf(form.Days()[0]));
    }
}
