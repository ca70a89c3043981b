using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A session in a list or a calendar. <paramref name="Seats"/>: voting members beside those expected.</summary>
public sealed record SessionLine(SessionRow Row, string Certifications, (string Employers, string Employees) Seats, Tag State)
{
    /// <summary>« Jeudi 14 janvier 2027 ».</summary>
    public string Day => FrenchText.Sentence(FrenchText.LongDate(Row.HeldOn));

    public string KindName => Row.Kind == SessionKind.Commission ? "Commission paritaire" : "Jury";

    /// <summary>« 9:00 », « 9:00 (heure de La Réunion) ».</summary>
    public string At => ConvocationSheet.On(Row.Territory, Row.StartsAt);

    public string Place => Row.Place.Length > 0 ? Row.Place : "en visioconférence";

    /// <summary>What the page shows.</summary>
    public static IReadOnlyList<Column<SessionLine>> Columns { get; } =
    [
        new("Session", "Jour", line => line.Day),
        new("Employeurs", null, line => line.Seats.Employers),
        new("Salariés", null, line => line.Seats.Employees),
        new("Dossiers", "Dossiers", line => $"{line.Row.Files}") { Figures = true },
        new("Décidés", null, line => $"{line.Row.Decided}") { Figures = true },
        new("État", null, line => line.State.Text),
    ];

    /// <summary>What the page shows, with what it says in small.</summary>
    public static IReadOnlyList<Column<SessionLine>> Exported { get; } =
    [
        Columns[0],
        new("Date", null, line => FrenchText.TypedDate(line.Row.HeldOn)),
        new("Début", null, line => FrenchText.TypedTime(line.Row.StartsAt)),
        new("Fin", null, line => FrenchText.TypedTime(line.Row.EndsAt)),
        new("Territoire", null, line => line.Row.Territory.Name()),
        new("Nature", null, line => line.KindName),
        new("Certifications", null, line => line.Certifications),
        new("Lieu", null, line => line.Place),
        .. Columns.Skip(1),
    ];

    /// <summary>Those sessions, in their order, as rows to be named with <see cref="SessionRow.Line"/>.</summary>
    public static IQueryable<SessionRow> Of(AppDbContext db, IQueryable<JurySession> sessions) => sessions.Select(session => new SessionRow(
        session.Id,
        session.Kind,
        session.HeldOn,
        session.StartsAt,
        session.EndsAt,
        session.Territory,
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
}

/// <summary>What the database says of a session in a list.</summary>
public sealed record SessionRow(
    Guid Id,
    SessionKind Kind,
    DateOnly HeldOn,
    TimeOnly StartsAt,
    TimeOnly EndsAt,
    Territory Territory,
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
    /// <summary>With the words and the composition of its editions.</summary>
    public SessionLine Line(Editions editions)
    {
        var heard = EditionKeys.Split(',').Select(code => SessionHead.EditionOf(editions, code, HeldOn)).ToList();
        var panel = JuryPanel.Of(heard.ConvertAll(edition => Kind == SessionKind.Commission ? edition.Commission! : edition.Jury));
        var (employers, employees) = (Expected(panel, College.Employers), Expected(panel, College.Employees));
        return new SessionLine(
            this,
            string.Join(", ", heard.Select(edition => edition.ShortTitle)),
            ($"{Employers} sur {employers}", $"{Employees} sur {employees}"),
            JuryWords.StateOf(new SessionState(Convened, Opened, Closed, Published, employers - Employers + employees - Employees, Files, Decided)));
    }

    private static int Expected(JuryPanel panel, College college) => panel.Seats.Where(seat => seat.College == college).Sum(seat => seat.Count);
}
