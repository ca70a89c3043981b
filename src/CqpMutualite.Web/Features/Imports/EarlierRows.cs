using CqpMutualite.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>A row before, whose candidate resembles that of a row.</summary>
internal sealed record EarlierRow(CandidateRow Row, Resemblance Resemblance);

/// <summary>The rows read so far, to find one person twice in a list.</summary>
internal sealed class EarlierRows
{
    private readonly ByBirth<(CandidateRow Row, NameResemblance Identity)> rows = new();
    private readonly Dictionary<string, CandidateRow> byAddress = [];
    private readonly List<CandidateRow> addressed = [];

    public void Add(CandidateRow row)
    {
        if (row.Draft.Identity is { } identity)
        {
            rows.Add(identity.Born, (row, identity));
        }

        if (!string.IsNullOrWhiteSpace(row.Draft.Email))
        {
            addressed.Add(row);
        }
    }

    /// <summary>The likest row before, of the same certification first; null when none is.</summary>
    public EarlierRow? Like(CandidateRow row) => row.Draft.Identity is not { } identity
        ? null
        : rows.Near(identity.Born).Select(one => new EarlierRow(one.Row, identity.To(one.Identity)))
            .Where(one => one.Resemblance != Resemblance.None)
            .OrderByDescending(one => one.Row.Certification == row.Certification)
            .ThenByDescending(one => one.Resemblance)
            .FirstOrDefault();

    /// <summary>The first row that gives that address.</summary>
    public CandidateRow? Holding(string address, ILookupNormalizer names)
    {
        foreach (var row in addressed)
        {
            byAddress.TryAdd(AddressOf(row, names)!, row);
        }

        addressed.Clear();
        return byAddress.GetValueOrDefault(address);
    }

    public static string? AddressOf(CandidateRow row, ILookupNormalizer names) =>
        string.IsNullOrWhiteSpace(row.Draft.Email) ? null : names.NormalizeEmail(row.Draft.Email.Trim());
}
