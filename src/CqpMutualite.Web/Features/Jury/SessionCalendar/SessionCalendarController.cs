using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.SessionCalendar;

/// <summary>The sessions of a month or a quarter.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Calendar)]
public sealed class SessionCalendarController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "mois")] string? month,
        [FromQuery(Name = "trimestre")] string? quarter,
        CancellationToken cancellation
    )
    {
        var today = clock.Today();
        var period = CalendarPeriod.Read(month, quarter, today);
        return View("SessionCalendar", await CalendarPage.LoadAsync(db, editions, CurrentUser.From(User)!, period, today, cancellation));
    }
}
