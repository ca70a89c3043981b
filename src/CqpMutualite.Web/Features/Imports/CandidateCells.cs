using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>The cells of a row by the title of their column, and what is wrong with them.</summary>
internal sealed partial class CandidateCells(TableRow head, TableRow row)
{
    public List<RowError> Errors { get; } = [];

    public string this[string column]
    {
        get
        {
            var index = head.Cells.Index().Where(cell => FoldedName.Of(cell.Item) == FoldedName.Of(column)).Select(cell => cell.Index).FirstOrDefault(-1);
            return index >= 0 && index < row.Cells.Count ? row.Cells[index].Trim() : "";
        }
    }

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
