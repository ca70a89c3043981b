using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Documents;

/// <summary>The forms stand as the paper has them, and what it tells is told where it is needed.</summary>
public sealed class WholePaperTests
{
    private static readonly DateTimeOffset Date = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_path_has_a_titled_row_for_each_unit_with_or_without_a_module()
    {
        var edition = EditionAnswers.Edition(EditionAnswers.Specialiste);
        Assert.Equal(edition.Units.Count, PathOf(edition, null).Rows.Count);

        var filled = PathOf(edition, Facts("d3") with
        {
            Rows = new Dictionary<RowsOf, IReadOnlyList<IReadOnlyList<string>>>
            {
                [RowsOf.Modules] = [["Domaine 2", "Réglementation", "le 3 mars", "7 h"], ["Domaine 2", "Fiscalité", "le 4 mars", "7 h"]],
            },
        });
        Assert.Equal(edition.Units.Count + 1, filled.Rows.Count);
        Assert.Equal(2, filled.Rows[1].Cells[0].Rows);
        var said = JsonSerializer.Serialize(filled, JsonSerializerOptions.Web);
        Assert.Contains("Fiscalit", said, StringComparison.Ordinal);
        Assert.Contains("hors formation", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_left_out_shows_what_it_asks_all_the_same()
    {
        var edition = EditionAnswers.Edition(EditionAnswers.Specialiste);
        var document = BookletDocument.Of(edition, edition.Booklet("livret-formation")!, Facts("d3"), Date);
        var section = document.Body.OfType<Section>().Single(part => part.Anchor == "d3");
        Assert.Equal(2, section.Children.OfType<TextList>().Count());
        Assert.IsType<Panel>(section.Children[^1]);
    }

    [Fact]
    public void The_activities_of_a_bloc_are_a_first_column()
    {
        var edition = EditionAnswers.Edition(EditionAnswers.Blocs);
        var document = BookletDocument.Of(edition, edition.Booklet("livret-evaluation")!, null, Date);
        var grid = document.Body.OfType<Section>().Single(part => part.Anchor == "b1").Children.OfType<Table>().Single();
        Assert.Equal(["Activités", "Compétences", "Critères d’évaluation", "Compétences"], grid.Head);
        Assert.Equal(grid.Rows.Count, grid.Rows.Where(row => row.Cells.Count == 4).Sum(row => row.Cells[0].Rows));
    }

    [Theory]
    [InlineData(EditionAnswers.Specialiste, ConvenedAs.Candidate, "diaporama")]
    [InlineData(EditionAnswers.Conseiller, ConvenedAs.Company, "ordre")]
    [InlineData(EditionAnswers.Blocs, ConvenedAs.Candidate, "annexe")]
    [InlineData(EditionAnswers.Blocs, ConvenedAs.Member, null)]
    public void A_convocation_tells_of_the_jury_what_the_booklet_tells(string code, ConvenedAs convened, string? told)
    {
        var edition = EditionAnswers.Edition(code);
        var texts = edition.TextsOn(TextSubject.Jury);
        Assert.NotEmpty(texts);
        var document = ConvocationDocument.Of(
            edition,
            new ConvocationFacts
            {
                Person = "Inès Rolland",
                As = convened,
                Kind = SessionKind.Jury,
                Day = "jeudi 14 janvier 2027",
                From = "9:00",
                Until = "9:20",
                Place = "Lyon",
                VideoLink = null,
                Certification = edition.Title,
                ToldOn = "le 3 décembre 2026",
            },
            Date
        );
        var said = Words(document.Body).ToList();
        Assert.Equal(told is not null, texts.All(text => text.Paragraphs.All(said.Contains)));
        Assert.Equal(told is not null, said.Exists(words => words.Contains(told ?? "en totalité ou en partie", StringComparison.Ordinal)));
    }

    [Fact]
    public void Minutes_have_a_table_a_candidate_and_are_signed_with_what_they_close()
    {
        var edition = EditionAnswers.Edition(EditionAnswers.Conseiller);
        var document = SessionMinutesDocument.Of(
            edition,
            new SessionFacts
            {
                Title = "Jury du jeudi 14 janvier 2027",
                Kind = SessionKind.Jury,
                Day = "jeudi 14 janvier 2027",
                Hours = "de 9:00 à 12:00",
                Place = "Lyon",
                Certifications = edition.Title,
                Members = [],
                Files =
                [
                    File("A", Attendance.Expected, DecisionResult.Partial, ("Domaine 1", true), ("Domaine 2", false)),
                    File("B", Attendance.Absent, null),
                ],
            },
            Date
        );
        var paper = document.Body.OfType<Section>().Single();
        var decided = paper.Children.OfType<Section>().Single(part => part.Anchor == "decisions").Children.OfType<Panel>().Single();
        Assert.Equal(["Domaine", "Décision"], decided.Children.OfType<Table>().Single().Head);
        var closing = Assert.IsType<Panel>(paper.Children[^1]);
        Assert.Equal(PanelTone.Together, closing.Tone);
        Assert.IsType<SignatureBlock>(closing.Children[^1]);
        Assert.Contains(
            Words(closing.Children),
            words => words.Contains("1 dossier examiné, 1 avec une décision signée, 1 sans décision", StringComparison.Ordinal)
        );
    }

    private static ExaminedFile File(string candidate, Attendance attendance, DecisionResult? result, params (string Label, bool Acquired)[] units) =>
        new("CQP-1", candidate, "Mutuelle", "CQP", "9:00", attendance, null, result, units);

    private static Table PathOf(Referential edition, BookletFacts? facts) =>
        BookletDocument.Of(edition, edition.Booklet("livret-formation")!, facts, Date)
            .Body.OfType<Section>().Single(part => part.Anchor == "parcours").Children.OfType<Table>().Single();

    private static IEnumerable<string> Words(IEnumerable<Node> nodes) => nodes.SelectMany(node => node switch
    {
        Paragraph paragraph => [paragraph.Text.Plain],
        TextList list => list.Items.SelectMany(item => item.Children.Prepend(item.Text.Plain)),
        Section section => Words(section.Children),
        Panel panel => Words(panel.Children),
        _ => Array.Empty<string>(),
    });

    private static BookletFacts Facts(string leftOut) =>
        new()
        {
            Reference = "CQP-2026-0001",
            Date = Date,
            Answers = new Dictionary<string, string>(),
            Values = new Dictionary<FileFact, string>(),
            Signatures = new Dictionary<SignatoryRole, SignatureProofOf>(),
            UnitsLeftOut = new HashSet<string> { leftOut },
            LeftOutBecause = "Domaine hors formation.",
        };
}
