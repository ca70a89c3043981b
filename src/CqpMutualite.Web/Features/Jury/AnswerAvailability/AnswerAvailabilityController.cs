using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.AnswerAvailability;

/// <summary>A member says on which of the days asked they are free; they may say otherwise until the day.</summary>
[Requires(Permission.UseJurySpace)]
[Route(JuryPaths.Availability)]
public sealed class AnswerAvailabilityController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("AnswerAvailability", await AnswerAvailabilityPage.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));

    [HttpPost]
    public async Task<IActionResult> Answer([Bind(Prefix = "Form")] AnswerAvailabilityForm form, CancellationToken cancellation)
    {
        var (person, today) = (CurrentUser.From(User)!.PersonId, clock.Today());
        foreach (var asked in await db.Availabilities.Where(found => found.PersonId == person && found.Day >= today).ToListAsync(cancellation))
        {
            if (form.Of(asked.Day) is { } answer)
            {
                asked.Say(answer, clock.GetUtcNow());
            }
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast("Vos disponibilités sont enregistrées ; l’OEMM les lit.");
        return Redirect(SpacesPaths.Jury);
    }
}
