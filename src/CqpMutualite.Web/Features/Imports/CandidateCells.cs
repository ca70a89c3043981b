using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>The cells of a row by the title of their column, and what is wrong with them.</summary>
internal sealed class CandidateCells(TableRow head, TableRow row)
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
}
