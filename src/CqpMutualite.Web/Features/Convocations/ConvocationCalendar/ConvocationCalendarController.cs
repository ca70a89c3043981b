using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;

namespace CqpMutualite.Web.Features.Convocations.ConvocationCalendar;

/// <summary>A convocation as a file for a calendar.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ConvocationsPaths.CalendarRoute)]
public sealed class ConvocationCalendarController(AppDbContext db, PublicAddress address) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid convocation, CancellationToken cancellation) =>
        (
            await ConvocationSheet.LoadAsync(db, db.ConvocationsVisibleTo(CurrentUser.From(User)!.Reader).Where(found => found.Id == convocation), cancellation)
        ).SingleOrDefault()
            is { } sheet
            ? File(CalendarFile.Of([sheet.ToEvent(address.Absolute(ConvocationsPaths.Convocation(convocation)))]), CalendarFile.MediaType, "convocation.ics")
            : NotFound();
}
