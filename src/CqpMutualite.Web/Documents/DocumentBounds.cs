using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Documents;

/// <summary>What is checked before a tree leaves for the typesetter, which would accept it in silence or die of it.</summary>
internal static class DocumentBounds
{
    public const int MaximumDepth = 12;
    public const int MaximumNestedTables = 4;
    public const int MaximumBytes = 2 * 1024 * 1024;

    public static void Check(Document document)
    {
        if (string.IsNullOrWhiteSpace(document.Meta.Title))
        {
            throw Invalid("le document n’a pas de titre");
        }

        if (document.Meta.Date == default)
        {
            throw Invalid("le document n’est pas daté");
        }

        Visit(document.Body, 1, 0, Place.Page);
    }

    public static void CheckSize(byte[] json)
    {
        if (json.Length > MaximumBytes)
        {
            throw new PdfException(PdfFailure.TooLarge, $"Le document pèse {json.Length / 1024} Ko ; la limite est de {MaximumBytes / 1024} Ko.");
        }
    }

    private enum Place
    {
        Page,
        PageRun,
        Inside,
    }

    private static void Visit(IReadOnlyList<Node> nodes, int depth, int tables, Place place)
    {
        if (nodes.Count > 0 && depth > MaximumDepth)
        {
            throw new PdfException(PdfFailure.TooLarge, $"Le document a plus de {MaximumDepth} niveaux d’imbrication.");
        }

        foreach (var node in nodes)
        {
            Visit(node, depth, tables, place);
        }
    }

    private static void Visit(Node node, int depth, int tables, Place place)
    {
        if (place == Place.Inside && node is Cover or PageRun or PageBreak or Section { NewPage: true })
        {
            throw Invalid($"un changement de page ({node.GetType().Name}) ne peut pas se trouver dans un cadre ou une cellule");
        }

        switch (node)
        {
            case Cover cover:
                Refuse(place == Place.PageRun, "une couverture ne peut pas se trouver dans une suite de pages");
                Visit(cover.Children, depth + 1, tables, Place.Inside);
                Visit(cover.Foot, depth + 1, tables, Place.Inside);
                break;
            case PageRun run:
                Refuse(place == Place.PageRun, "une suite de pages ne peut pas en contenir une autre");
                Visit(run.Children, depth + 1, tables, Place.PageRun);
                break;
            case Section section:
                Refuse(string.IsNullOrWhiteSpace(section.Title), "une section n’a pas de titre");
                Visit(section.Children, depth + 1, tables, place);
                break;
            case Panel panel:
                Visit(panel.Children, depth + 1, tables, Place.Inside);
                break;
            case Table table:
                if (tables == MaximumNestedTables)
                {
                    throw new PdfException(PdfFailure.TooLarge, $"Le document a plus de {MaximumNestedTables} tableaux les uns dans les autres.");
                }

                Check(table);
                foreach (var cell in table.Rows.SelectMany(row => row.Cells))
                {
                    Visit(cell.Children, depth + 1, tables + 1, Place.Inside);
                }

                break;
            case Picture picture:
                Refuse(string.IsNullOrWhiteSpace(picture.Alt), "une image n’a pas d’équivalent textuel");
                break;
        }
    }

    private static void Check(Table table)
    {
        var columns = table.Widths.Count;
        var name = table.Caption is null ? "un tableau" : $"le tableau « {table.Caption} »";
        Refuse(columns == 0 || table.Widths.Any(width => !(width > 0) || double.IsInfinity(width)), $"{name} a une largeur de colonne nulle ou négative");
        Refuse(table.Head.Count != 0 && table.Head.Count != columns, $"{name} a {columns} colonnes et {table.Head.Count} têtes de colonne");

        var open = new int[columns]; // rows still covered by a merged cell, by column
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            if (row.Group is not null)
            {
                Refuse(row.Cells.Count != 0, $"{name}, ligne {i + 1} : une ligne de groupe ne porte pas de cellule");
                Refuse(open.Any(rows => rows > 0), $"{name}, ligne {i + 1} : une cellule fusionnée traverse une ligne de groupe");
                Refuse(i + 1 == table.Rows.Count || table.Rows[i + 1].Group is not null, $"{name}, ligne {i + 1} : le groupe « {row.Group} » est vide");
                continue;
            }

            var free = open.Count(rows => rows == 0);
            Refuse(row.Cells.Count != free, $"{name}, ligne {i + 1} : {row.Cells.Count} cellule(s) au lieu de {free}");
            Refuse(free == 0, $"{name}, ligne {i + 1} : toutes les colonnes sont couvertes par des cellules fusionnées");
            var next = 0;
            for (var column = 0; column < columns; column++)
            {
                if (open[column] > 0)
                {
                    open[column]--;
                    continue;
                }

                var rows = row.Cells[next++].Rows;
                Refuse(rows < 1, $"{name}, ligne {i + 1} : une cellule couvre {rows} ligne");
                open[column] = rows - 1;
            }
        }

        Refuse(open.Any(rows => rows > 0), $"{name} : une cellule fusionnée dépasse la dernière ligne");
    }

    private static void Refuse(bool faulty, string why)
    {
        if (faulty)
        {
            throw Invalid(why);
        }
    }

    private static PdfException Invalid(string why) => new(PdfFailure.Invalid, $"Document refusé avant composition : {why}.");
}
