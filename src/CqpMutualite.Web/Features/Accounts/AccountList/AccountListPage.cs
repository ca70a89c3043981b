using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Accounts.AccountList;

/// <summary>The accounts found.</summary>
public sealed record AccountListPage(string? Search, int Total, IReadOnlyList<AccountRow> Rows, Pager Pager);

/// <summary>One of them.</summary>
public sealed record AccountRow(Guid Person, string FirstNames, string LastName, string? Email, bool TwoStep)
{
    /// <summary>« Claire Morel ».</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {LastName}";
}
