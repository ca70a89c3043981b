using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.Sessions;

/// <summary>Sessions under way, those published lately, and the files to put before one.</summary>
public sealed record SessionsPage(
    IReadOnlyList<SessionLine> Open,
    IReadOnlyList<SessionLine> Published,
    IReadOnlyList<ReadyLine> Waiting,
    int WaitingCount,
    DateOnly Today
)
{
    private const int SessionsShown = 50;
    private const int PublishedShown = 10;
    private const int WaitingShown = 5;

    /// <summary>Sessions whose every file is decided.</summary>
    public int ToPublish => Open.Count(line => line.AllDecided);

    /// <summary>Four queries at most: sessions under way, sessions published, files, their count.</summary>
    public static async Task<SessionsPage> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var visible = db.SessionsVisibleTo(user.Reader).AsNoTracking();
        var open = await Rows(
                db,
                visible.Where(session => session.PublishedOn == null).OrderBy(session => session.HeldOn).ThenBy(session => session.Id).Take(SessionsShown)
            )
            .ToListAsync(cancellation);
        var published = await Rows(
                db,
                visible
                    .Where(session => session.PublishedOn != null)
                    .OrderByDescending(session => session.HeldOn)
                    .ThenBy(session => session.Id)
                    .Take(PublishedShown)
            )
            .ToListAsync(cancellation);
        var waiting = db.FilesVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(file => file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission);
        var files = await ReadyLine.Of(db, waiting, new ReadyFilter()).Take(WaitingShown).ToListAsync(cancellation);
        var lines = open.ConvertAll(row => row.Line(editions));
        return new SessionsPage(
            lines,
            published.ConvertAll(row => row.Line(editions)),
            files,
            files.Count < WaitingShown ? files.Count : await waiting.CountAsync(cancellation),
            today);
    }

    private static IQueryable<Row> Rows(AppDbContext db, IQueryable<JurySession> sessions) => sessions.Select(session => new Row(
        session.Id,
        session.Kind,
        session.HeldOn,
        session.StartsAt,
        session.Place,
        session.EditionKeys,
        session.ConvenedAt != null,
        session.OpenedAt != null,
        session.ClosedAt != null,
        session.PublishedOn != null,
        session.Members.Count(member => member.College == College.Employers && member.Votes),
        session.Members.Count(member => member.College == College.Employees && member.Votes),
        db.Files.Count(file => file.SessionId == session.Id),
        db.Files.Count(file => file.SessionId == session.Id && file.Presentation.DecidedOn != null)));

    private sealed record Row(
        Guid Id,
        SessionKind Kind,
        DateOnly HeldOn,
        TimeOnly StartsAt,
        string Place,
        string EditionKeys,
        bool Convened,
        bool Opened,
        bool Closed,
        bool Published,
        int Employers,
        int Employees,
        int Files,
        int Decided
    )
    {
        public SessionLine Line(Editions editions)
        {
            IReadOnlyList<string> codes = EditionKeys.Split(',');
            var heard = codes.Select(code => SessionHead.EditionOf(editions, code, HeldOn)).ToList();
            var panel = JuryPanel.Of(heard.ConvertAll(edition => Kind == SessionKind.Commission ? edition.Commission! : edition.Jury));
            var (employers, employees) = (Expected(panel, College.Employers), Expected(panel, College.Employees));
            return new SessionLine(
                Id, Kind, HeldOn, StartsAt, Place.Length > 0 ? Place : "en visioconférence", codes,
                string.Join(", ", heard.Select(edition => edition.ShortTitle)),
                $"{Employers} sur {employers}",
                $"{Employees} sur {employees}",
                Files,
                Decided,
                Opened,
                JuryWords.StateOf(new SessionState(Convened, Opened, Closed, Published, employers - Employers + employees - Employees, Files, Decided)));
        }

        private static int Expected(JuryPanel panel, College college) => panel.Seats.Where(seat => seat.College == college).Sum(seat => seat.Count);
    }
}

/// <summary>A session in the list.</summary>
public sealed record SessionLine(
    Guid Id,
    SessionKind Kind,
    DateOnly HeldOn,
    TimeOnly StartsAt,
    string Place,
    IReadOnlyList<string> EditionCodes,
    string Edition,
    string Employers,
    string Employees,
    int Files,
    int Decided,
    bool Opened,
    Tag State
)
{
    public bool AllDecided => Files > 0 && Decided == Files;
}
