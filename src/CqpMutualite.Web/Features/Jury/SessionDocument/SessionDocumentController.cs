using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.SessionDocument;

/// <summary>The papers of a session: attendance sheet, minutes. For the certifier, and for who sits as long as the session is theirs to see.</summary>
[Requires(Permission.ReadJurySession)]
[Route(JuryPaths.SessionDocumentRoute)]
public sealed class SessionDocumentController(AppDbContext db, Editions editions, PdfRenderer renderer, TimeProvider clock) : Controller
{
    /// <summary>The PDF; minutes begin with the opening.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, string document, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (document is not (JuryPaths.AttendanceSheetName or JuryPaths.MinutesName or JuryPaths.ConvocationsName)
            || await SessionHead.LoadAsync(db, editions, user, session, cancellation) is not { } head
            || (document == JuryPaths.MinutesName && head.Session.OpenedAt is null))
        {
            return NotFound();
        }

        if (document == JuryPaths.ConvocationsName)
        {
            return user.May(Permission.ManageJuries) && await TogetherAsync(head, user, cancellation) is { } together
                ? File((await renderer.RenderAsync(together, cancellation)).Bytes, "application/pdf", $"{document}-{head.Session.HeldOn:yyyy-MM-dd}.pdf")
                : NotFound();
        }

        var facts = await FactsAsync(head, cancellation);
        var now = clock.GetUtcNow();
        var drawn =
            document == JuryPaths.MinutesName
                ? SessionMinutesDocument.Of(head.Edition, facts, head.Session.ClosedAt ?? now)
                : AttendanceSheetDocument.Of(head.Edition, facts, now);
        return File((await renderer.RenderAsync(drawn, cancellation)).Bytes, "application/pdf", $"{document}-{head.Session.HeldOn:yyyy-MM-dd}.pdf");
    }

    // who sits, then each candidate with their company, in the order of the day; null when nobody is convened
    private async Task<Document?> TogetherAsync(SessionHead head, CurrentUser user, CancellationToken cancellation)
    {
        var session = head.Session;
        var sheets = await ConvocationSheet.LoadAsync(
            db,
            db.ConvocationsVisibleTo(user.Reader).Where(convocation => convocation.SessionId == session.Id && convocation.CancelledAt == null),
            cancellation);
        var drawn = sheets.OrderByDescending(sheet => sheet.Convocation.Sits).ThenBy(sheet => sheet.Convocation.StartsAt)
            .ThenBy(sheet => sheet.Convocation.FileId).ThenBy(sheet => sheet.Convocation.As).Select(sheet => sheet.Draw(editions)).ToList();
        return drawn.Count == 0 ? null
            : ConvocationDocument.Together($"Convocations du {FrenchText.LongDate(session.HeldOn)}", drawn, sheets.Max(sheet => sheet.Convocation.ChangedAt));
    }

    // every file of the session, those whose candidate did not come included: a paper of the session keeps their trace
    private async Task<SessionFacts> FactsAsync(SessionHead head, CancellationToken cancellation)
    {
        var session = head.Session;
        var people = await JuryPeople.LoadAsync(db, session, session.HeldOn, cancellation);
        var ids = session.Passages.Select(passage => passage.FileId).ToList();
        var files = await SessionFile.Of(db, db.Files.AsNoTracking().Where(file => ids.Contains(file.Id))).ToDictionaryAsync(file => file.Id, cancellation);
        var decisions = (
            await db.Decisions.AsNoTracking().Include(decision => decision.Units).Where(decision => decision.SessionId == session.Id).ToListAsync(cancellation)
        )
            .GroupBy(decision => decision.FileId)
            .ToDictionary(group => group.Key, group => group.MaxBy(decision => decision.SignedAt)!);
        return new SessionFacts
        {
            Title = head.Title,
            Kind = session.Kind,
            Day = FrenchText.LongDate(session.HeldOn),
            Hours = $"de {FrenchText.Hour(session.StartsAt)} à {ConvocationSheet.On(session.Territory, session.EndsAt)}",
            Place = session.Place.Length > 0 ? session.Place : "Visioconférence",
            Certifications = head.Certifications,
            Members =
            [
                .. session
                    .Members.OrderBy(member =>
                        member.Votes ? 0
                        : member.IsSubstitute ? 2
                        : 1
                    )
                    .ThenBy(member => member.College)
                    .ThenByDescending(member => member.IsPresident)
                    .Select(member => (Member: member, Person: people.Of(member.PersonId)))
                    .Select(seat => new SeatedPerson(
                        seat.Person.Name,
                        seat.Person.Organisation,
                        seat.Member.College,
                        seat.Member.Votes,
                        seat.Member.IsSubstitute,
                        session.OpenedAt is not null && seat.Member.IsPresident,
                        seat.Member.Present
                    )),
            ],
            Files =
            [
                .. session
                    .Order.Where(passage => files.ContainsKey(passage.FileId))
                    .Select(passage => Examined(passage, files[passage.FileId], decisions.GetValueOrDefault(passage.FileId), people)),
            ],
            Opened = session.OpenedAt is { } opened ? $"le {FrenchText.Moment(opened)}" : null,
            Closed = session.ClosedAt is { } closed ? $"le {FrenchText.Moment(closed)}" : null,
            ShortBecause = session.ShortBecause,
            PresidencyBecause = session.PresidencyBecause,
        };
    }

    private ExaminedFile Examined(Passage passage, SessionFile file, Decision? decision, JuryPeople people)
    {
        var edition = editions.Get(file.EditionCode, file.EditionVersion);
        return new ExaminedFile(
            file.Reference,
            file.Name,
            file.Employer,
            file.ShortTitle,
            passage is { StartsAt: { } from, EndsAt: { } until } ? $"{FrenchText.Hour(from)} – {FrenchText.Hour(until)}" : null,
            passage.Attendance,
            passage.AttendanceNote,
            decision?.Result,
            decision is null
                ? []
                :
                [
                    .. edition
                        .AllUnits.Where(unit => decision.Units.Any(decided => decided.Unit == unit.Key))
                        .Select(unit => (unit.Label, decision.Units.First(decided => decided.Unit == unit.Key).Acquired)),
                ]
        )
        {
            Recusals = [.. passage.Recusals.Select(recusal => (people.Of(recusal.MemberId).Name, people.Of(recusal.SubstituteId).Name))],
        };
    }
}
