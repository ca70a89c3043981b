using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>What the list of accounts is searched and sorted by.</summary>
public sealed record AccountFilter : ListFilter
{
    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices => [];

    /// <summary>The accounts asked for.</summary>
    public IQueryable<Account> Of(AppDbContext db) => db.Users.Found(db, Search);
}

public sealed record AccountRow(Guid Person, string Name, string? Email, bool TwoStep)
{
    public string Address => Email ?? "sans adresse";

    public string TwoSteps => TwoStep ? "oui" : "non";

    public static IReadOnlyList<Column<AccountRow>> Columns { get; } =
    [
        new("Personne", "Personne", row => row.Name),
        new("Adresse", "Adresse", row => row.Address),
        new("Deux étapes", "DeuxEtapes", row => row.TwoSteps),
    ];

    /// <summary>Those accounts in the order asked for, by default that of names.</summary>
    public static IQueryable<AccountRow> Of(AppDbContext db, IQueryable<Account> accounts, AccountFilter filter)
    {
        var rows =
            from account in accounts
            join person in db.People on account.PersonId equals person.Id
            select new Found { Account = account, Person = person };
        var sorted = filter.Sort switch
        {
            "Adresse" => rows.By(filter.Descending, row => row.Account.NormalizedEmail),
            "DeuxEtapes" => rows.By(filter.Descending, row => row.Account.TwoFactorEnabled),
            _ => rows.By(filter.Descending, row => row.Person.SortName),
        };
        return sorted
            .ThenBy(row => row.Person.SortName)
            .ThenBy(row => row.Account.Id)
            .Select(row => new AccountRow(
                row.Person.Id,
                row.Person.Name,
                row.Account.Email,
                row.Account.TwoFactorEnabled
            ));
    }

    private sealed class Found
    {
        public required Account Account { get; init; }

        public required Person Person { get; init; }
    }
}
