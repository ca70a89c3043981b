using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationCalendar;

/// <summary>Every moment of an evaluation that the reader sees, as one file for a calendar.</summary>
[Requires(Permission.ReadPlanning)]
[Route(EvaluationPaths.CalendarRoute)]
public sealed class EvaluationCalendarController(AppDbContext db, Editions editions, PublicAddress address) : Controller
{
    /// <summary>The file; without any moment there is none, and the planning says so.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var moments = await db.MomentsReadableByAsync(user.Reader, head.File, cancellation);
        if (moments.Count == 0)
        {
            TempData.Toast("Aucun moment à ajouter à votre agenda pour l’instant.");
            return Redirect(EvaluationPaths.Planning(reference));
        }

        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        return File(
            CalendarFile.Of([.. moments.Select(moment => MomentEvents.Of(head, moment, names, address))]),
            CalendarFile.MediaType,
            $"evaluation-{reference}.ics"
        );
    }
}
