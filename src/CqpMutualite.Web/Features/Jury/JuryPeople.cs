using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Somebody who sits or may sit.</summary>
public sealed record JuryPerson(Guid Id, string Name, string? JobTitle, string? Organisation)
{
    /// <summary>« représentante des employeurs, Mutuelle Horizon ».</summary>
    public string Description => string.Join(", ", new[] { JobTitle, Organisation }.OfType<string>());

    /// <summary>Name and description, for a list.</summary>
    public string Line => Description.Length == 0 ? Name : $"{Name}, {Description}";
}

/// <summary>Those who may sit in juries and those who sit in one, with the organisations that they belong to.</summary>
public sealed class JuryPeople
{
    private readonly List<Row> rows;
    private readonly DateOnly today;

    private JuryPeople(List<Row> rows, DateOnly today)
    {
        this.rows = rows;
        this.today = today;
    }

    /// <summary>One query. Those seated keep their name even when their membership of juries has ended.</summary>
    public static Task<JuryPeople> LoadAsync(AppDbContext db, JurySession session, DateOnly today, CancellationToken cancellation) => LoadAsync(db, [session], today, cancellation);

    /// <summary>The same for several sessions. One query.</summary>
    public static async Task<JuryPeople> LoadAsync(AppDbContext db, IEnumerable<JurySession> sessions, DateOnly today, CancellationToken cancellation)
    {
        var seated = sessions.SelectMany(session => session.Members).Select(member => member.PersonId).Distinct().ToList();
        var rows = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver || seated.Contains(membership.PersonId)
            join person in db.People on membership.PersonId equals person.Id
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            orderby person.BirthName, person.FirstNames, person.Id
            select new Row(person.Id, person.FirstNames, person.UsedName ?? person.BirthName, person.JobTitle, membership.Role, membership.OrganisationId, organisation == null ? null : organisation.Name, membership.From, membership.Until)).ToListAsync(cancellation);
        return new JuryPeople(rows, today);
    }

    /// <summary>Those who hold that capacity today.</summary>
    public IEnumerable<JuryPerson> MayTake(Role role) => rows.Where(row => row.Role == role && row.From <= today && (row.Until is null || today <= row.Until)).DistinctBy(row => row.PersonId).Select(row => Of(row.PersonId));

    /// <summary>A person seated, or who may be.</summary>
    public JuryPerson Of(Guid id)
    {
        var all = rows.Where(row => row.PersonId == id).ToList();
        return new JuryPerson(id, $"{all[0].FirstNames.Split(' ', ',')[0]} {all[0].LastName}", all[0].JobTitle, all.Select(row => row.Organisation).FirstOrDefault(name => name is not null));
    }

    /// <summary>Organisations in which the person holds a capacity today.</summary>
    public IReadOnlyCollection<Guid> OrganisationsOf(Guid id) =>
        [.. rows.Where(row => row.PersonId == id && row.From <= today && (row.Until is null || today <= row.Until)).Select(row => row.OrganisationId).OfType<Guid>()];

    private sealed record Row(Guid PersonId, string FirstNames, string LastName, string? JobTitle, Role Role, Guid? OrganisationId, string? Organisation, DateOnly From, DateOnly? Until);
}
