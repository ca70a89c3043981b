using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A session loaded through visibility, with the editions that give its composition.</summary>
/// <param name="Session">The aggregate, with its members and its order; tracked when it is to be changed.</param>
/// <param name="Editions">Those whose files it hears, at least one.</param>
/// <param name="PresidentName">Name of the president, proposed or designated.</param>
public sealed record SessionHead(JurySession Session, IReadOnlyList<Referential> Editions, string? PresidentName)
{
    /// <summary>The first of them: it gives the words.</summary>
    public Referential Edition => Editions[0];

    /// <summary>Short titles of the certifications it hears.</summary>
    public string Certifications => string.Join(", ", Editions.Select(edition => edition.ShortTitle));

    /// <summary>« Jury du jeudi 14 janvier 2027 », « Commission du … ».</summary>
    public string Title => $"{(IsCommission ? "Commission" : "Jury")} du {FrenchText.LongDate(Session.HeldOn)}";

    /// <summary>Whether that person presides: designated, which is done at the opening.</summary>
    public bool PresidedBy(Guid person) => Session.OpenedAt is not null && Session.President?.PersonId == person;

    /// <summary>Isolated units, on file.</summary>
    public bool IsCommission => Session.Kind == SessionKind.Commission;

    /// <summary>The composition that every edition asks for.</summary>
    public JuryPanel Panel => JuryPanel.Of([.. Editions.Select(edition => IsCommission ? edition.Commission! : edition.Jury)]);

    /// <summary>« de 9:00 à 17:30 · Lyon, maison de la branche ».</summary>
    public string Where =>
        $"de {FrenchText.Hour(Session.StartsAt)} à {ConvocationSheet.On(Session.Territory, Session.EndsAt)} · "
            + $"{(Session.Place.Length > 0 ? Session.Place : "en visioconférence")}";

    /// <summary>« jury » or « commission ».</summary>
    public string Body => IsCommission ? "commission" : "jury";

    /// <summary>« du jury », « de la commission ».</summary>
    public string OfBody => IsCommission ? "de la commission" : "du jury";

    /// <summary>« Jurys / Jury du 14 janvier 2027 », for the certifier.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new("Jurys", JuryPaths.Sessions), new(FrenchText.PlainDate(Session.HeldOn))];

    /// <summary>The same for the members.</summary>
    public IReadOnlyList<Crumb> MemberCrumbs => [new("À faire", SpacesPaths.Jury), new(Title)];

    /// <summary>
    /// Loads a session that the user may see; null when it does not exist for them. One query; two more, for what is around it, when it is to be changed.
    /// </summary>
    public static async Task<SessionHead?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        Guid id,
        CancellationToken cancellation,
        bool tracked = false
    )
    {
        var query = db.SessionsVisibleTo(user.Reader).Include(found => found.Members).Include(found => found.Passages);
        var found = await (tracked ? query : query.AsNoTracking())
            .AsSingleQuery()
            .Where(session => session.Id == id)
            .Select(session => new
            {
                Session = session,
                President = db
                    .People.Where(person => session.Members.Any(member => member.IsPresident && member.PersonId == person.Id))
                    .Select(person => person.Name)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        if (tracked)
        {
            found.Session.Know(await BesideAsync(db, found.Session, found.Session.HeldOn, cancellation));
        }

        return new SessionHead(
            found.Session,
            [.. found.Session.EditionCodes.Select(code => EditionOf(editions, code, found.Session.HeldOn))],
            found.President);
    }

    /// <summary>Names of the candidates of that day, when they are before another session, the mandates of those who sit. Two queries.</summary>
    public static async Task<DayBeside> BesideAsync(AppDbContext db, JurySession session, DateOnly day, CancellationToken cancellation)
    {
        var passages = await (
            from other in db.Sessions.AsNoTracking()
            where other.HeldOn == day || other.Id == session.Id
            from passage in other.Passages
            where passage.Attendance == Domain.Jury.Attendance.Expected
            join candidate in db.People on passage.CandidateId equals candidate.Id
            select new
            {
                other.Id,
                passage.FileId,
                passage.CandidateId,
                passage.StartsAt,
                Heard = passage.Minutes - passage.DeliberationMinutes,
                candidate.Name,
            }
        ).ToListAsync(cancellation);
        var seated = session.Members.Select(member => member.PersonId).ToList();
        var mandates = await db
            .Memberships.AsNoTracking()
            .Where(membership => (membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver) && seated.Contains(membership.PersonId))
            .ToListAsync(cancellation);
        return new DayBeside(
            file => passages.Find(passage => passage.FileId == file)?.Name ?? "Ce candidat",
            candidate =>
                [
                    .. passages
                        .Where(passage => passage.CandidateId == candidate && passage.Id != session.Id && passage.StartsAt is not null)
                        .Select(passage => Slot.Of(day.ToDateTime(passage.StartsAt!.Value), passage.Heard)),
                ]
        )
        {
            Mandates = mandates,
        };
    }

    /// <summary>The edition in force on the day of the sitting, else the latest of that code.</summary>
    public static Referential EditionOf(Editions editions, string code, DateOnly heldOn) =>
        editions.InForce(code, heldOn) ?? editions.All.Where(edition => edition.Code == code).MaxBy(edition => edition.Version)!;
}
