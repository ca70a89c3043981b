using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Documents;

/// <summary>What the screen must know of a document before drawing it: the address of each section, the contents, the notes met so far.</summary>
public sealed class DocumentScreen
{
    private readonly Dictionary<Section, string> anchors = new(ReferenceEqualityComparer.Instance);
    private readonly List<ContentsEntry> contents = [];
    private readonly List<string> notes = [];

    public DocumentScreen(Document document) => Number(document.Body, 1);

    /// <summary>Every section, in order.</summary>
    public IReadOnlyList<ContentsEntry> Contents => contents;

    /// <summary>The notes called so far.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The id of a section: its own anchor, or one made from its rank.</summary>
    public string AnchorOf(Section section) => anchors[section];

    /// <summary>The number of a note, which is kept for the end of the document.</summary>
    public int Call(string note)
    {
        notes.Add(note);
        return notes.Count;
    }

    /// <summary>The class of a column: its share of the width in twenty-fourths.</summary>
    public static string WidthClass(Table table, int column) =>
        $"doc-w-{Math.Clamp((int)Math.Round(24 * table.Widths[column] / table.Widths.Sum()), 1, 24)}";

    /// <summary>The rows of a table by group; the rows before the first group have none.</summary>
    public static IReadOnlyList<(string? Group, IReadOnlyList<TableRow> Rows)> Groups(Table table)
    {
        var groups = new List<(string? Group, IReadOnlyList<TableRow> Rows)>();
        var rows = new List<TableRow>();
        string? group = null;
        foreach (var row in table.Rows)
        {
            if (row.Group is null)
            {
                rows.Add(row);
                continue;
            }

            Close();
            (group, rows) = (row.Group, []);
        }

        Close();
        return groups;

        void Close()
        {
            if (rows.Count > 0)
            {
                groups.Add((group, rows));
            }
        }
    }

    public static IReadOnlyList<string> Paragraphs(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>A hash in groups of eight.</summary>
    public static string Grouped(string hash) => string.Join(' ', hash.Chunk(8).Select(part => new string(part)));

    private void Number(IReadOnlyList<Node> nodes, int level)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Section section:
                    var anchor = section.Anchor ?? $"section-{contents.Count + 1}";
                    anchors[section] = anchor;
                    contents.Add(new ContentsEntry(section, anchor, level));
                    Number(section.Children, level + 1);
                    break;
                case PageRun run:
                    Number(run.Children, level);
                    break;
                case Panel panel:
                    Number(panel.Children, level);
                    break;
                case Cover cover:
                    Number([.. cover.Children, .. cover.Foot], level);
                    break;
                case Table table:
                    foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                    {
                        Number(cell.Children, level);
                    }

                    break;
            }
        }
    }
}

/// <summary>One line of the contents.</summary>
public sealed record ContentsEntry(Section Section, string Anchor, int Level);
