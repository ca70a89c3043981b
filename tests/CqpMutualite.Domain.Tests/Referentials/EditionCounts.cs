using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>The counts of docs/editions.md, taken on an edition.</summary>
internal static class EditionCounts
{
    /// <summary>Name of the « booklet » that stands for <see cref="Referential.Standard"/>.</summary>
    public const string Standard = "referentiel";

    /// <summary>Mark of the lines that count the sections without a unit.</summary>
    public const string NoUnit = "-";

    /// <summary>The count, or null with the reason why nothing can be counted.</summary>
    public static (int? Count, string? Reason) Of(Referential edition, string booklet, string unit, string what)
    {
        if (unit != NoUnit && edition.Units.All(known => known.Key != unit))
        {
            return (null, $"l’unité « {unit} » n’existe pas");
        }

        if (booklet == Standard)
        {
            return OfStandard(edition, unit, what);
        }

        if (edition.Booklet(booklet) is not { } found)
        {
            return (null, $"le livret « {booklet} » n’existe pas");
        }

        var blocks = found.Blocks.Where(pair => (pair.Section.Unit ?? NoUnit) == unit).Select(pair => pair.Block).ToList();
        var grids = blocks.OfType<Grid>().ToList();
        return what switch
        {
            "rows" => (grids.Sum(grid => grid.Rows.Count()), null),
            "criteria" => (grids.SelectMany(grid => grid.Rows).Sum(row => Lines(row.Criteria)), null),
            "groups" => (grids.Sum(grid => grid.Groups.Count(group => group.Title is not null)), null),
            "skills" => (
                grids.SelectMany(grid => grid.Skills).Sum(list => Lines(list.Items)) + grids.SelectMany(grid => grid.Rows).Sum(row => row.Competences.Count),
                null
            ),
            "scale" when grids.Count > 0 => (edition.Scale(grids[0].Scale).Values.Count, null),
            "scale" => (null, "aucune grille"),
            "contents" => (Listed(ListRole.Contents), null),
            "questions" => (Listed(ListRole.Questions) + blocks.OfType<FieldBlock>().Count(block => block.Field.Meaning == Meaning.CandidateAccount), null),
            "listedSkills" => (Listed(ListRole.Skills), null),
            "cases" => (Listed(ListRole.Cases), null),
            "modalities" => (Listed(ListRole.Modalities), null),
            _ => (null, $"« {what} » n’est pas un compte connu"),
        };

        int Listed(ListRole role) => blocks.OfType<ListBlock>().Where(list => list.Role == role).Sum(list => Lines(list.Items));
    }

    private static (int? Count, string? Reason) OfStandard(Referential edition, string unit, string what)
    {
        var standards = edition.Standard.Where(standard => standard.Unit == unit).ToList();
        return what switch
        {
            "skills" => (standards.SelectMany(standard => standard.Skills).Sum(list => Lines(list.Items)), null),
            "criteria" => (standards.SelectMany(standard => standard.Criteria).Sum(group => Lines(group.Items)), null),
            "groups" => (standards.SelectMany(standard => standard.Criteria).Count(group => group.Title is not null), null),
            _ => (null, $"« {what} » ne se compte pas dans le référentiel"),
        };
    }

    private static int Lines(IEnumerable<TextItem> items) => items.Sum(item => 1 + item.Items.Count);
}
