using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>Where each column of a table stands.</summary>
internal sealed class CandidateHead(TableRow head)
{
    private readonly Dictionary<string, int> places = head.Cells.Index()
        .GroupBy(cell => FoldedName.Of(cell.Item))
        .ToDictionary(cells => cells.Key, cells => cells.First().Index);

    // the titles are few, the rows many
    private readonly Dictionary<string, int> found = [];

    public int PlaceOf(string column)
    {
        if (!found.TryGetValue(column, out var place))
        {
            found[column] = place = places.GetValueOrDefault(FoldedName.Of(column), -1);
        }

        return place;
    }
}

/// <summary>The cells of a row by the title of their column, and what is wrong with them.</summary>
internal sealed partial class CandidateCells(CandidateHead head, TableRow row)
{
    public List<RowError> Errors { get; } = [];

    public string this[string column] => head.PlaceOf(column) is >= 0 and var index && index < row.Cells.Count ? row.Cells[index].Trim() : "";

    public void Wrong(string column, string message) => Errors.Add(new RowError(row.Line, column, this[column], FrenchText.NoBreak(message)));

    /// <summary>A cell where the spreadsheet shows an error (#N/A) has no value to read.</summary>
    public void RefuseFaults(IEnumerable<string> columns)
    {
        foreach (var column in columns.Where(column => Fault().IsMatch(this[column])))
        {
            Wrong(column, "Le tableur affiche une erreur dans cette cellule. Corrigez-la, ou videz-la.");
        }
    }

    [GeneratedRegex(@"^#[A-Z/0]+[!?]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Fault();
}
