using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Jury;

/// <summary>Home of jury members and observers: the files to read or to decide, their sessions.</summary>
[Requires(Permission.UseJurySpace)]
[Route(SpacesPaths.Jury)]
public sealed class JuryController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Jury", await JuryHome.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));
}

/// <summary>What awaits the user, by session day, and the sessions of the user.</summary>
public sealed record JuryHome(IReadOnlyList<SittingLine> Sessions, Todo Todo)
{
    private const int Shown = 50;

    /// <summary>Days to come for which they were asked whether they are free.</summary>
    public int Asked { get; init; }

    /// <summary>Those for which they have not answered.</summary>
    public int Silent { get; init; }

    public string Says => (Todo.Mine.Count, Silent) switch
    {
        (0, > 0) => "Vos disponibilités sont demandées",
        (0, _) => "Rien ne vous attend",
        var (files, _) => FrenchText.Plural(files, "dossier vous attend", "dossiers vous attendent"),
    };

    /// <summary>Three queries: sessions, files not decided yet, days asked.</summary>
    public static async Task<JuryHome> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var sessions = await db.SessionsVisibleTo(user.Reader).AsNoTracking().OrderBy(session => session.HeldOn).Take(Shown)
            .Select(session => new SittingLine(
                session.Id,
                session.HeldOn,
                session.Place,
                db.Files.Count(file => file.SessionId == session.Id),
                db.Files.Count(file => file.SessionId == session.Id && file.Presentation.DecidedOn == null),
                session.OpenedAt != null && session.Members.Any(member => member.PersonId == user.PersonId && member.IsPresident),
                session.Members.Any(member => member.PersonId == user.PersonId && member.Votes),
                session.OpenedAt != null,
                db.ConvocationsVisibleTo(user.Reader)
                    .Where(convocation => convocation.SessionId == session.Id && convocation.CancelledAt == null)
                    .Select(convocation => (Guid?)convocation.Id)
                    .FirstOrDefault(),
                db.ConvocationsVisibleTo(user.Reader)
                    .Any(convocation => convocation.SessionId == session.Id && convocation.CancelledAt == null && convocation.AcknowledgedAt != null)
            ))
            .ToListAsync(cancellation);
        var files = await (
            from file in db.FilesVisibleTo(user.Reader).AsNoTracking()
            where file.Presentation.DecidedOn == null
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby file.Transmission.On, file.Reference
            select new
            {
                file.Reference,
                file.SessionId,
                candidate.Name,
                file.CertificationTitle,
            }
        )
            .Take(Shown)
            .ToListAsync(cancellation);
        var todo =
            from file in files
            let session = sessions.Find(line => line.Id == file.SessionId)
            where session is not null
            orderby session.HeldOn
            select new TodoItem(
                session is { Presides: true } ? "Délibérer et signer la décision" : "Lire les livrets avant la session",
                file.Name,
                file.CertificationTitle,
                session is { Presides: true } ? JuryPaths.Deliberation(file.Reference) : JuryPaths.Reading(file.Reference),
                session.HeldOn,
                session is { Presides: true } ? "Délibérer" : "Lire"
            );
        var openings =
            from session in sessions
            where session is { Votes: true, Opened: false } && session.HeldOn <= today
            select new TodoItem(
                "Ouvrir la séance",
                session.Place.Length > 0 ? session.Place : "En visioconférence",
                FrenchText.Plural(session.Files, "dossier", "dossiers"),
                JuryPaths.Opening(session.Id),
                session.HeldOn,
                "Ouvrir"
            );
        var silent = await db.Availabilities.AsNoTracking()
            .Where(asked => asked.PersonId == user.PersonId && asked.Day >= today)
            .Select(asked => asked.Answer == null)
            .ToListAsync(cancellation);
        return new JuryHome(sessions, new Todo(today, [.. openings, .. todo], []))
        {
            Asked = silent.Count,
            Silent = silent.Count(one => one),
        };
    }
}

/// <summary>A session of the user.</summary>
public sealed record SittingLine(
    Guid Id,
    DateOnly HeldOn,
    string Place,
    int Files,
    int ToDecide,
    bool Presides,
    bool Votes,
    bool Opened,
    Guid? Convocation,
    bool Acknowledged
)
{
    public string Url => JuryPaths.Sitting(Id);
}
