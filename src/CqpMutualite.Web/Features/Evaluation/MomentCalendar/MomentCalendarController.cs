using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;

namespace CqpMutualite.Web.Features.Evaluation.MomentCalendar;

/// <summary>One moment as a file for a calendar.</summary>
[Requires(Permission.ReadPlanning)]
[Route(EvaluationPaths.MomentCalendarRoute)]
public sealed class MomentCalendarController(AppDbContext db, Editions editions, PublicAddress address) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || (await db.MomentsReadableByAsync(user.Reader, head.File, cancellation)).FirstOrDefault(found => found.Id == moment) is not { } found)
        {
            return NotFound();
        }

        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        return File(
            CalendarFile.Of([MomentEvents.Of(head, found, names, address)]),
            CalendarFile.MediaType,
            $"evaluation-{reference}-{FrenchText.InParis(found.StartsAt):yyyyMMdd-HHmm}.ics"
        );
    }
}
