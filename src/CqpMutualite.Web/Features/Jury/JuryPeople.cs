using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Somebody who sits or may sit. <paramref name="Organisation"/>: whom their mandate represents, else where they work.</summary>
public sealed record JuryPerson(Guid Id, string Name, string? JobTitle, string? Organisation)
{
    /// <summary>« disponible », « disponibilité demandée »; null when nobody asked them about that day.</summary>
    public string? Free { get; init; }

    /// <summary>« représentante des employeurs, UGEM, disponible ».</summary>
    public string Description => string.Join(", ", new[] { JobTitle, Organisation, Free }.OfType<string>());

    /// <summary>Name and description, for a list.</summary>
    public string Line => Description.Length == 0 ? Name : $"{Name}, {Description}";
}

/// <summary>Those who may sit in juries and those who sit in one, with their mandates and the organisations that they belong to.</summary>
public sealed class JuryPeople
{
    private readonly List<Row> rows;
    private readonly DateOnly today;

    private JuryPeople(List<Row> rows, DateOnly today)
    {
        this.rows = rows;
        this.today = today;
    }

    /// <summary>Every mandate of theirs, past and to come included.</summary>
    public IReadOnlyCollection<Membership> Mandates => [.. rows.Select(row => row.Membership).Where(membership => membership.IsMandate)];

    /// <summary>One query. Those seated keep their name even when their mandate has ended.</summary>
    public static Task<JuryPeople> LoadAsync(AppDbContext db, JurySession session, DateOnly today, CancellationToken cancellation) =>
        LoadAsync(db, [session], today, cancellation);

    /// <summary>The same for several sessions. One query.</summary>
    public static async Task<JuryPeople> LoadAsync(AppDbContext db, IReadOnlyCollection<JurySession> sessions, DateOnly today, CancellationToken cancellation)
    {
        var days = sessions.Select(session => session.HeldOn).Distinct().ToList();
        var seated = sessions.SelectMany(session => session.Members).Select(member => member.PersonId).Distinct().ToList();
        var rows = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver || seated.Contains(membership.PersonId)
            join person in db.People on membership.PersonId equals person.Id
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            orderby person.BirthName, person.FirstNames, person.Id
            select new Row(
                person.Id,
                person.Name,
                person.JobTitle,
                organisation == null ? null : organisation.Name,
                membership,
                db.Availabilities.Where(asked => asked.PersonId == person.Id && days.Contains(asked.Day))
                    .Select(asked => new Asked(asked.Day, asked.Answer))
                    .ToList()
            )
        ).ToListAsync(cancellation);
        return new JuryPeople(rows, today);
    }

    /// <summary>Those whose mandate is of that college on that day.</summary>
    public IEnumerable<JuryPerson> MayTake(College college, DateOnly day) =>
        rows.Where(row => row.Membership.SitsFor(day) == college).DistinctBy(row => row.PersonId).Select(row => Of(row.PersonId, day));

    /// <summary>The mandate by which a person may sit for that college on that day; null when there is none.</summary>
    public Membership? MandateOf(Guid? id, College? college, DateOnly day) =>
        rows.Find(row => row.PersonId == id && college is not null && row.Membership.SitsFor(day) == college)?.Membership;

    /// <summary>Those who sit without a mandate of their college on the day of the session.</summary>
    public IEnumerable<JuryPerson> Unmandated(JurySession session) =>
        session.Members.Where(member => MandateOf(member.PersonId, member.College, session.HeldOn) is null).Select(member => Of(member.PersonId));

    /// <summary>A person seated, or who may be; with what they answered for that day.</summary>
    public JuryPerson Of(Guid id, DateOnly? day = null)
    {
        var all = rows.Where(row => row.PersonId == id).ToList();
        var represents = all.OrderByDescending(row => row.Membership.From).Select(row => row.Membership.Represents).FirstOrDefault(name => name is not null);
        return new JuryPerson(
            id,
            all[0].Name,
            all[0].JobTitle,
            represents ?? all.Select(row => row.Organisation).FirstOrDefault(name => name is not null))
        {
            Free = all[0].Days.Find(asked => asked.Day == day) is { } known ? JuryWords.Of(known.Answer) : null,
        };
    }

    /// <summary>Organisations in which the person holds a capacity today.</summary>
    public IReadOnlyCollection<Guid> OrganisationsOf(Guid id) =>
        [.. rows.Where(row => row.PersonId == id && row.Membership.IsActive(today)).Select(row => row.Membership.OrganisationId).OfType<Guid>()];

    private sealed record Row(
        Guid PersonId,
        string Name,
        string? JobTitle,
        string? Organisation,
        Membership Membership,
        List<Asked> Days
    );

    private sealed record Asked(DateOnly Day, AvailabilityAnswer? Answer);
}
