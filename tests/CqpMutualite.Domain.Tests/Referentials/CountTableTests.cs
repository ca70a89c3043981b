using System.Globalization;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>Each edition holds exactly what was counted in its source, line by line (docs/editions.md, « Tableau des comptes »).</summary>
public class CountTableTests
{
    private const string Header = "booklet;unit;what;count;first;last";

    // a table holds for every version of its edition
    public static TheoryData<string, string> Tables()
    {
        var data = new TheoryData<string, string>();
        foreach (var table in Directory.EnumerateFiles(RepositoryFiles.CountTables, "counts.*.csv").Select(path => Path.GetFileName(path)).Order())
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Editions, $"{table["counts.".Length..^".csv".Length]}.v*.json").Order())
            {
                data.Add(table, Path.GetFileName(file));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Edition_holds_what_was_counted_in_the_source(string table, string file)
    {
        var edition = Read(file);
        var lines = File.ReadAllLines(Path.Combine(RepositoryFiles.CountTables, table));
        Assert.Equal(Header, lines[0]);

        var differences = new List<string>();
        var seen = new HashSet<(string, string, string)>();
        foreach (var (index, text) in lines.Index().Skip(1).Where(line => line.Item.Length > 0))
        {
            var at = $"{table}:{index + 1}";
            var cells = text.Split(';');
            if (
                cells.Length != 6
                || !int.TryParse(cells[3], CultureInfo.InvariantCulture, out var counted)
                || !int.TryParse(cells[4], CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(cells[5], CultureInfo.InvariantCulture, out var last)
                || first > last
            )
            {
                differences.Add($"{at} : ligne illisible « {text} »");
                continue;
            }

            if (!seen.Add((cells[0], cells[1], cells[2])))
            {
                differences.Add($"{at} : {cells[0]} / {cells[1]} / {cells[2]} est compté deux fois");
            }

            var (held, reason) = EditionCounts.Of(edition, cells[0], cells[1], cells[2]);
            if (held != counted)
            {
                differences.Add(
                    $"{at} : {cells[0]} / {cells[1]} / {cells[2]} : source l. {first}-{last} = {counted}, édition = "
                        + $"{held?.ToString(CultureInfo.InvariantCulture) ?? reason}"
                );
            }
        }

        Assert.True(seen.Count > 0, $"{table} ne compte rien.");
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_unit_and_every_booklet_of_the_edition_was_counted(string table, string file)
    {
        var edition = Read(file);
        var counted = File.ReadAllLines(Path.Combine(RepositoryFiles.CountTables, table)).Skip(1).Select(line => line.Split(';'))
            .Where(cells => cells.Length == 6).Select(cells => (Booklet: cells[0], Unit: cells[1])).ToHashSet();

        var expected = edition
            .Standard.Select(standard => (Booklet: EditionCounts.Standard, standard.Unit))
            .Concat(
                edition.Booklets.SelectMany(booklet =>
                    booklet.Grids.Where(pair => pair.Section.Unit is not null).Select(pair => (Booklet: booklet.Key, Unit: pair.Section.Unit!))
                )
            );
        var missing = expected
            .Distinct()
            .Where(pair => !counted.Contains(pair))
            .Select(pair => $"{pair.Booklet} / {pair.Unit} n’a aucune ligne dans {table}")
            .ToList();

        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    private static Referential Read(string file)
    {
        var (edition, faults) = ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, file)));
        Assert.True(edition is not null, string.Join(Environment.NewLine, faults.Select(fault => $"{fault.Path} : {fault.Message}")));
        return edition;
    }
}
