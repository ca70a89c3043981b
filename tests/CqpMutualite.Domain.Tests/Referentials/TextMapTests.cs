using System.Globalization;
using System.Text.RegularExpressions;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>docs/textes.md: every passage of the sources has a place, and every place exists in the last version of its edition.</summary>
public sealed partial class TextMapTests
{
    private static readonly IReadOnlyList<MappedSource> Sources = Read();

    private static readonly HashSet<string> PublicPage =
    [
        .. BranchPresentation.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, "presentation.json"))).Presentation.Sections
            .Select(section => "/cqp#" + section.Key),
    ];

    [Fact]
    public void The_three_sources_are_mapped_from_their_first_line_to_their_last()
    {
        Assert.Equal([841, 2039, 5334], Sources.Select(source => source.Lines).Order());
        var holes = new List<string>();
        foreach (var source in Sources)
        {
            var next = 1;
            foreach (var passage in source.Passages)
            {
                if (passage.First != next || passage.Last < passage.First)
                {
                    holes.Add($"{source.Code} : l. {passage.First}-{passage.Last} ne suit pas la ligne {next - 1}");
                }

                next = passage.Last + 1;
            }

            if (next != source.Lines + 1)
            {
                holes.Add($"{source.Code} : le plan s’arrête à la ligne {next - 1} sur {source.Lines}");
            }
        }

        Assert.Equal([], holes);
    }

    [Fact]
    public void A_passage_has_a_place_or_the_reason_of_having_none() =>
        Assert.Equal(
            [],
            Sources.SelectMany(source =>
                source.Passages.Where(passage => !passage.IsSound).Select(passage => $"{source.Code} : l. {passage.First}-{passage.Last}")
            )
        );

    [Fact]
    public void Every_place_exists() =>
        Assert.Equal(
            [],
            Sources.SelectMany(source =>
                source.Passages.SelectMany(passage => passage.Places)
                    .Concat(source.Unsourced)
                    .Except(Places(Edition(source.Code)).Concat(PublicPage))
                    .Select(place => $"{source.Code} : {place}")
            )
        );

    [Fact]
    public void Every_text_of_ours_answers_a_passage_or_is_said_to_answer_none() =>
        Assert.Equal(
            [],
            Sources.SelectMany(source =>
                Texts(Edition(source.Code))
                    .Except(source.Passages.SelectMany(passage => passage.Places).Concat(source.Unsourced))
                    .Select(place => $"{source.Code} : {place}")
            )
        );

    [Fact]
    public void Every_text_of_the_last_versions_has_a_key() =>
        Assert.All(
            Sources.SelectMany(source => Edition(source.Code).Booklets).SelectMany(booklet => booklet.Blocks).Select(pair => pair.Block).OfType<TextBlock>(),
            text => Assert.NotNull(text.Key)
        );

    private static Referential Edition(string code) =>
        Directory.EnumerateFiles(RepositoryFiles.Editions, $"{code}.v*.json").Select(path => ReferentialReader.Read(File.ReadAllText(path)).Edition!)
            .MaxBy(edition => edition.Version)!;

    private static IEnumerable<string> Places(Referential edition) =>
        edition
            .Booklets.SelectMany(booklet =>
                booklet
                    .Sections.SelectMany(section => section.Blocks.Select(KeyOf).OfType<string>().Select(key => $"{section.Key}/{key}").Prepend(section.Key))
                    .Concat(booklet.Cover.Select(field => "couverture/" + field.Key))
                    .Append("couverture")
                    .Select(place => $"{booklet.Key}/{place}")
            )
            .Concat(["profile", "units", "standard"]);

    private static IEnumerable<string> Texts(Referential edition) =>
        edition.Booklets.SelectMany(booklet =>
            booklet.Blocks.Where(pair => pair.Block is TextBlock).Select(pair => $"{booklet.Key}/{pair.Section.Key}/{((TextBlock)pair.Block).Key}")
        );

    private static string? KeyOf(Block block) => block switch
    {
        TextBlock text => text.Key,
        ListBlock list => list.Key,
        FieldBlock field => field.Field.Key,
        Grid grid => grid.Key,
        UnitTable table => table.Key,
        RowsBlock rows => rows.Key,
        _ => null,
    };

    private static List<MappedSource> Read()
    {
        var sources = new List<MappedSource>();
        foreach (var line in File.ReadLines(Path.Combine(RepositoryFiles.Root, "docs", "textes.md")))
        {
            if (Head().Match(line) is { Success: true } head)
            {
                sources.Add(new MappedSource(head.Groups[1].Value, Number(head.Groups[2])));
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                sources[^1].Passages.Add(new Passage(Number(row.Groups[1]), Number(row.Groups[2]), Quoted(row.Groups[3].Value), row.Groups[4].Value));
            }
            else if (Unsourced().Match(line) is { Success: true } unsourced)
            {
                sources.Single(source => source.Code == unsourced.Groups[1].Value).Unsourced.AddRange(Quoted(unsourced.Groups[2].Value));
            }
        }

        return sources;
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static List<string> Quoted(string cell) => [.. Place().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^## .* : `([a-z-]+)`, ([0-9]+) lignes$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\| ([0-9]+)-([0-9]+) \| (.*) \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("^- `([a-z-]+)` : (.*)$")]
    private static partial Regex Unsourced();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Place();

    private sealed record MappedSource(string Code, int Lines)
    {
        public List<Passage> Passages { get; } = [];

        public List<string> Unsourced { get; } = [];
    }

    private sealed record Passage(int First, int Last, IReadOnlyList<string> Places, string Nature)
    {
        public bool IsSound => Places.Count > 0
            ? Nature == "normatif" || Nature.StartsWith("texte", StringComparison.Ordinal)
            : Nature.StartsWith("sans objet : ", StringComparison.Ordinal);
    }
}
