using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <content>What is read, and the table of modules that has a place for each unit.</content>
public static partial class BookletDocument
{
    /// <summary>The paragraphs of a piece of prose, then what they announce.</summary>
    public static IEnumerable<Node> Prose(TextBlock text) =>
    [
        .. text.Paragraphs.Select(paragraph => new Paragraph(paragraph)),
        .. text.Items.Count > 0 ? [new TextList([.. text.Items.Select(item => new ListItem(item.Text, item.Items))], text.Numbered)] : Array.Empty<Node>(),
    ];

    private sealed partial class Drawing
    {
        private Table DrawUnitRows(RowsBlock block)
        {
            var known = facts?.Rows.GetValueOrDefault(block.Rows) ?? [];
            return new Table(
                ModuleWidths.Length == block.Heads.Count ? UnitModuleWidths : [.. block.Heads.Select(_ => 1.0)],
                block.Heads,
                [.. edition.AllUnits.SelectMany(unit => UnitRows(block, unit, [.. known.Where(row => row[0] == unit.Label)]))]
            )
            {
                Caption = block.Title,
            };
        }

        private IEnumerable<TableRow> UnitRows(RowsBlock block, Unit unit, IReadOnlyList<IReadOnlyList<string>> rows)
        {
            var title = new Paragraph(new Inline([new Run($"{unit.Label} : ") { Bold = true }, new Run(unit.Title)]));
            var named = new TableCell([title], Math.Max(1, rows.Count));
            if (rows.Count > 0)
            {
                return rows.Select((row, rank) => new TableRow([
                    .. rank == 0 ? [named] : Array.Empty<TableCell>(),
                    .. Enumerable.Range(1, block.Heads.Count - 1).Select(column => new TableCell([new Paragraph(column < row.Count ? row[column] : "")])),
                ]));
            }

            var why = facts is null ? null : facts.UnitsLeftOut.Contains(unit.Key) ? facts.LeftOutBecause : "Aucun module inscrit.";
            return
            [
                new TableRow([
                    named,
                    .. Enumerable.Range(1, block.Heads.Count - 1)
                        .Select(column => new TableCell([why is null ? Room(LinesOfModules) : new Paragraph(column == 1 ? why : "", ParagraphRole.Small)])),
                ]),
            ];
        }
    }
}
