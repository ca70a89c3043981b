using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>The certifier creates a session: jury or commission, the certifications it hears, a day, hours, a place.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.NewSession)]
public sealed class PlanSessionController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public IActionResult Show(string? edition, [FromQuery(Name = "dossier")] string? reference, SessionKind kind = SessionKind.Jury) => View(
        "PlanSession",
        new PlanSessionPage(editions, new PlanSessionForm { Editions = edition is null ? [] : [edition], Kind = kind, Reference = reference }));

    [HttpPost]
    public async Task<IActionResult> Plan([Bind(Prefix = "Form")] PlanSessionForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("PlanSession", new PlanSessionPage(editions, form));
        }

        var (session, outcome) = JurySession.Plan(
            form.Kind,
            form.ToTerms(),
            [.. form.Chosen().Select(code => SessionHead.EditionOf(editions, code, form.HeldOn!.Value))]
        );
        if (session is null)
        {
            ModelState.Refuse(outcome);
            return View("PlanSession", new PlanSessionPage(editions, form));
        }

        db.Add(session);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("La session est créée.");
        return Redirect(form.Reference is { } waiting ? JuryPaths.Place(waiting) : JuryPaths.Session(session.Id));
    }
}
