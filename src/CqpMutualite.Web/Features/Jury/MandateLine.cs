using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What the list of mandates is searched and sorted by.</summary>
public sealed record MandateFilter : ListFilter
{
    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices => [];

    /// <summary>Every mandate.</summary>
    public static IQueryable<Membership> All(AppDbContext db) =>
        db.Memberships.AsNoTracking().Where(membership => membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver);

    /// <summary>Those asked for.</summary>
    public IQueryable<Membership> Of(AppDbContext db)
    {
        var people = db.People.Found(db, Search);
        return string.IsNullOrWhiteSpace(Search) ? All(db) : All(db).Where(mandate => people.Any(person => person.Id == mandate.PersonId));
    }
}

public sealed record MandateLine(
    Guid Id,
    string Name,
    string? JobTitle,
    College? College,
    string? Represents,
    DateOnly From,
    DateOnly? Until,
    bool HasPassword
)
{
    public string CollegeName => College is { } college ? JuryWords.Of(college) : "À renseigner";

    public string Days => $"depuis le {FrenchText.TypedDate(From)}" + (Until is { } until ? $", jusqu’au {FrenchText.TypedDate(until)}" : "");

    /// <summary>Whether it lets the person sit on that day.</summary>
    public Tag StateOn(DateOnly day) =>
        Until < day ? new Tag(TagState.Neutral, "Terminé")
        : College is null ? new Tag(TagState.Attention, "Collège à renseigner")
        : From > day ? new Tag(TagState.Waiting, "À venir")
        : !HasPassword ? new Tag(TagState.Waiting, "Invitation envoyée")
        : new Tag(TagState.Complete, "En cours");

    public static IReadOnlyList<Column<MandateLine>> Columns(DateOnly today) =>
    [
        new("Personne", "Personne", line => line.JobTitle is null ? line.Name : $"{line.Name}, {line.JobTitle}"),
        new("Collège", "College", line => line.CollegeName),
        new("Représente", "Represente", line => line.Represents),
        new("Mandat", "Mandat", line => line.Days),
        new("État", "Etat", line => line.StateOn(today).Text),
    ];

    /// <summary>Those mandates in the order asked for, by default those running first, then by name.</summary>
    public static IQueryable<MandateLine> Of(AppDbContext db, IQueryable<Membership> mandates, MandateFilter filter, DateOnly today)
    {
        var rows =
            from mandate in mandates
            join person in db.People on mandate.PersonId equals person.Id
            join account in db.Users on person.Id equals account.PersonId into accounts
            from account in accounts.DefaultIfEmpty()
            select new Row { Mandate = mandate, Person = person, HasPassword = account != null && account.PasswordHash != null };
        var sorted = filter.Sort switch
        {
            "Personne" => rows.By(filter.Descending, row => row.Person.SortName),
            "College" => rows.By(filter.Descending, row => row.Mandate.College),
            "Represente" => rows.By(filter.Descending, row => row.Mandate.Represents),
            "Mandat" => rows.By(filter.Descending, row => row.Mandate.From),
            _ => rows.By(filter.Descending, row => row.Mandate.Until != null && row.Mandate.Until < today),
        };
        return sorted
            .ThenBy(row => row.Person.SortName)
            .ThenBy(row => row.Mandate.From)
            .ThenBy(row => row.Mandate.Id)
            .Select(row => new MandateLine(
                row.Mandate.Id,
                row.Person.Name,
                row.Person.JobTitle,
                row.Mandate.College,
                row.Mandate.Represents,
                row.Mandate.From,
                row.Mandate.Until,
                row.HasPassword
            ));
    }

    private sealed class Row
    {
        public required Membership Mandate { get; init; }

        public required Person Person { get; init; }

        public required bool HasPassword { get; init; }
    }
}
