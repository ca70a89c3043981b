using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Accounts.AccountList;

public sealed record AccountListPage(string? Search, int Total, IReadOnlyList<AccountRow> Rows, Pager Pager);

public sealed record AccountRow(Guid Person, string FirstNames, string LastName, string? Email, bool TwoStep)
{
    /// <summary>« Claire Morel ».</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {LastName}";
}
