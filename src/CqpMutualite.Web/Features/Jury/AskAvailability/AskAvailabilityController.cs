using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.AskAvailability;

/// <summary>
/// The certifier asks the members whether they are free on the days of a calendar: one message each, to those whose mandate covers one of the days and who
/// have not answered for all of theirs.
/// </summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.AskAvailability)]
public sealed class AskAvailabilityController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Ask(
        [FromForm(Name = "mois")] string? month,
        [FromForm(Name = "trimestre")] string? quarter,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var today = clock.Today();
        var period = CalendarPeriod.Read(month, quarter, today);
        var (first, last) = (period.First > today ? period.First : today, period.Last);
        var days = await db.SessionsVisibleTo(CurrentUser.From(User)!.Reader)
            .Where(session => session.HeldOn >= first && session.HeldOn <= last && session.OpenedAt == null && session.ClosedAt == null)
            .Select(session => session.HeldOn)
            .Distinct()
            .ToListAsync(cancellation);
        var mandates = await db.Memberships.AsNoTracking()
            .Where(mandate => mandate.Role == Role.JuryMember && db.Users.Any(account => account.PersonId == mandate.PersonId && account.Email != null))
            .ToListAsync(cancellation);
        var known = await db.Availabilities.AsNoTracking().Where(asked => days.Contains(asked.Day)).ToListAsync(cancellation);
        var written = 0;
        foreach (var member in mandates.ToLookup(mandate => mandate.PersonId))
        {
            var own = days.FindAll(day => member.Any(mandate => mandate.SitsFor(day) is not null));
            var unknown = own.FindAll(day => !known.Exists(asked => asked.PersonId == member.Key && asked.Day == day));
            db.AddRange(unknown.Select(day => Availability.Ask(member.Key, day, now)));
            if (unknown.Count > 0 || known.Exists(asked => asked.PersonId == member.Key && asked.Answer is null))
            {
                db.Post(Message.To(member.Key, MessageKind.AvailabilityAsked, now));
                written++;
            }
        }

        var saved = written == 0 || await db.TrySaveAsync(cancellation);
        TempData.Toast((saved, days.Count, written) switch
        {
            (false, _, _) => "Une autre personne vient de poser la même question : les membres ne sont pas interrogés deux fois.",
            (_, 0, _) => "Aucune session à venir dans cette période : personne n’est interrogé.",
            (_, _, 0) => "Tous les membres ont déjà répondu.",
            _ => $"{FrenchText.Sentence(FrenchText.Plural(written, "membre est interrogé", "membres sont interrogés"))}.",
        });
        return Redirect(period.Url);
    }
}
