using AngleSharp.Html.Parser;
using CqpMutualite.Domain.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

public sealed class DocumentScreenTests
{
    [Fact]
    public async Task A_booklet_is_drawn_with_headings_tables_and_boxes()
    {
        using var page = new HtmlParser().ParseDocument(await Screen.DrawAsync(Samples.Booklet()));

        Assert.Equal("domaine-1", page.QuerySelectorAll("section.doc-level-1")[2].Id);
        Assert.NotEmpty(page.QuerySelectorAll("section.doc-level-1 > h2"));
        Assert.NotEmpty(page.QuerySelectorAll("section.doc-level-2 > h3"));
        Assert.Empty(page.QuerySelectorAll("h1, [style]"));
        Assert.All(page.QuerySelectorAll(".doc-contents a"), link => Assert.NotNull(page.QuerySelector("[id='" + link.GetAttribute("href")![1..] + "']")));
        Assert.All(page.QuerySelectorAll("thead th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("tr.doc-group th"), head => Assert.Equal("rowgroup", head.GetAttribute("scope")));
        Assert.Equal("5", page.QuerySelector("td[rowspan]")!.GetAttribute("rowspan"));
        Assert.StartsWith("Mention santé (coché)", page.QuerySelector(".doc-options li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(non coché)", page.QuerySelectorAll(".doc-options li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Non renseigné", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#doc-call-1"));
        Assert.NotNull(page.QuerySelector("#doc-note-1"));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task What_a_person_typed_is_never_markup()
    {
        const string Trap = "<script>alert(1)</script> \"&\"\nseconde ligne";
        var html = await Screen.DrawAsync(
            Samples.Of(
                new Paragraph(Trap),
                new Paragraph(new Inline([new Run(Trap) { Bold = true, Note = Trap }])),
                new TextList([new(Trap, [Trap])]),
                new FieldList([new(Trap, Trap)]),
                new Choice(Trap, [new(Trap, true)]),
                new WrittenAnswer(Trap, Trap, 0) { By = Trap },
                new Panel(Trap, PanelTone.Note, []),
                new Table([1], [Trap], [new([], Trap), new([new([new Paragraph(Trap)])])]) { Caption = Trap },
                new SignatureBlock(Trap, [new(Trap, Trap, Trap, new(Trap, Trap, Trap))]),
                new Cover(Trap, Trap, Trap, Trap, [], []),
                new Section(Trap, []) { Label = Trap },
                new Contents(Trap)
            )
        );

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<br>seconde", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_and_the_paper_say_the_same_words()
    {
        using var renderer = Renderer.Make();
        var document = Samples.Decision();
        var paper = (
            await CqpMutualite.Testing.PdfText.ReadAsync(
                (await renderer.RenderAsync(document, TestContext.Current.CancellationToken)).Bytes,
                TestContext.Current.CancellationToken
            )
        ).Flat;
        var screen = Screen.Decoded(await Screen.DrawAsync(document));

        foreach (
            var words in new[]
            {
                "Résultats par domaine de compétences",
                "Tenir compte de l’organisation et de l’environnement dans son activité professionnelle",
                "Le certificat est délivré en partie",
                "Łukasz Żółkiewski",
                "A participé à distance.",
            }
        )
        {
            Assert.Contains(words, paper, StringComparison.Ordinal);
            Assert.Contains(words, screen, StringComparison.Ordinal);
        }
    }
}
