using System.Diagnostics;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Testing;
using CqpMutualite.Web.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>One renderer for the tests that only read what it prints.</summary>
public sealed class SharedRenderer : IDisposable
{
    public PdfRenderer Pdf { get; } = Renderer.Make();

    public void Dispose() => Pdf.Dispose();
}

public sealed class PdfRendererTests(SharedRenderer shared) : IClassFixture<SharedRenderer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PdfStandard.Archive)]
    [InlineData(PdfStandard.Accessible)]
    public async Task Every_node_compiles_in_both_standards(PdfStandard standard)
    {
        foreach (var document in new[] { Samples.Booklet(), Samples.Booklet(filled: false), Samples.Decision(), Samples.Certificate() })
        {
            var pdf = await shared.Pdf.RenderAsync(document, standard, Stop);
            Assert.Equal("%PDF"u8.ToArray(), pdf.Bytes[..4]);
            Assert.Empty(pdf.Replaced);
        }
    }

    [Fact]
    public async Task The_stamp_of_an_organisation_is_printed_with_its_signature()
    {
        using var withStamp = Renderer.Make(stamp: Uploads.Samples.Png);
        var proof = new SignatureProof("Hélène Vasseur", "le 21 avril 2026 à 9:30", new string('a', 64))
        {
            Stamp = new StampImage(new string('b', 64), "image/png"),
        };
        var document = new Document(
            new DocumentMeta("Cachet", DateTimeOffset.UnixEpoch),
            [new SignatureBlock(null, [new SignatureFrame("Cachet de l’entreprise et signature", "Hélène Vasseur", null, proof)])]
        );
        Assert.Contains(
            "data:image/png;base64,",
            System.Text.Encoding.UTF8.GetString(new DocumentJson(_ => Uploads.Samples.Png).Write(document)),
            StringComparison.Ordinal
        );
        var (printed, empty) = (await withStamp.RenderAsync(document, Stop), await shared.Pdf.RenderAsync(document, Stop));
        Assert.Contains("/Subtype /Image", System.Text.Encoding.Latin1.GetString(printed.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype /Image", System.Text.Encoding.Latin1.GetString(empty.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_hold_every_kind_of_node()
    {
        var seen = new HashSet<Type>();
        foreach (var document in new[] { Samples.Booklet(), Samples.Decision() })
        {
            Walk(document.Body);
        }

        Assert.Empty(typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !seen.Contains(type)).Select(type => type.Name));

        void Walk(IEnumerable<Node> nodes)
        {
            foreach (var node in nodes)
            {
                seen.Add(node.GetType());
                Walk(node switch
                {
                    Cover cover => cover.Children.Concat(cover.Foot),
                    Section section => section.Children,
                    Panel panel => panel.Children,
                    PageRun run => run.Children,
                    Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Children),
                    _ => [],
                });
            }
        }
    }

    [Fact]
    public async Task A_booklet_is_tagged_bookmarked_and_says_its_boxes()
    {
        var text = await Read(Samples.Booklet());

        Assert.True(text.Tagged);
        Assert.Equal("fr-FR", text.Language);
        Assert.StartsWith("Livret d’évaluation finale", text.Title, StringComparison.Ordinal);
        Assert.Contains(text.Outline, title => title.StartsWith("Domaine\u00A01 Analyser", StringComparison.Ordinal));
        Assert.Equal(["Case cochée", "Case non cochée"], text.Alternatives.Take(2));
        Assert.Contains("Code de vérification", text.Alternatives);
        foreach (var role in new[] { "H1", "H2", "Table", "THead", "TH", "TD", "L", "LI", "Figure" })
        {
            Assert.Contains(role, text.Structure);
        }

        Assert.Contains(text.Sizes, size => size[0] > size[1]); // the summary lies on its side
        Assert.Contains(text.Sizes, size => size[0] < size[1]);
        Assert.Contains("Page 3 / " + text.Pages.Count, text.Flat, StringComparison.Ordinal);
        Assert.Contains("Empreinte du contenu : 791cc78a b79f8605 f8e5b0f9 faa5e89d fc8abee1 7f9fbd35 1bbbcee9 52c0c30e", text.Flat, StringComparison.Ordinal);
        Assert.Contains("L’un des deux au moins n’a pas participé", text.Flat, StringComparison.Ordinal); // footnote
        Assert.Contains("Non renseigné", text.Flat, StringComparison.Ordinal);
        Assert.Contains("Signé électroniquement par Yannick Le Goff le 13 novembre 2026 à 9 h 40", text.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_booklet_has_places_to_write_and_no_ticked_box()
    {
        var text = await Read(Samples.Booklet(filled: false));

        Assert.DoesNotContain("Case cochée", text.Alternatives);
        Assert.DoesNotContain("Non renseigné", text.Flat, StringComparison.Ordinal);
        Assert.Contains("Signature :", text.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_and_the_group_of_a_table_are_repeated_on_each_page()
    {
        var rows = Enumerable.Range(1, 60).Select(i => new TableRow([new([new Paragraph($"Critère {i}")]), new([new Paragraph("Oui")])]));
        var text = await Read(Samples.Of(new Table([3, 1], ["Critères d’évaluation", "Avis"], [new([], "Premier groupe"), .. rows])));

        Assert.True(text.Pages.Count >= 2);
        Assert.All(text.Pages, page =>
        {
            Assert.Contains("Critères d’évaluation", page, StringComparison.Ordinal);
            Assert.Contains("Premier groupe", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_group_is_never_alone_at_the_foot_of_a_page()
    {
        for (var before = 20; before < 40; before++)
        {
            TableRow Row(int i) => new([new([new Paragraph($"Critère {i}")]), new([new Paragraph("Oui")])]);
            var text = await Read(
                Samples.Of(
                    new Table(
                        [3, 1],
                        ["Critères", "Avis"],
                        [new([], "Premier groupe"), .. Enumerable.Range(1, before).Select(Row), new([], "Second groupe"), Row(999)]
                    )
                )
            );

            var withGroup = text.Pages.Where(page => page.Contains("Second groupe", StringComparison.Ordinal));
            Assert.All(withGroup, page => Assert.Contains("Critère 999", page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_long_cell_and_a_tall_merged_cell_run_over_several_pages()
    {
        var longText = string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Phrase numéro {i} d’un très long commentaire."));
        var text = await Read(Samples.Of(
            new Table([1, 1], ["Savoirs", "Critère"], [new([new([new Paragraph(longText)]), new([new Paragraph("Court")])])]),
            new Table([1, 1], ["Savoirs", "Critère"], [
                new([new([new Paragraph(longText)], 40), new([new Paragraph("Critère 1")])]),
                .. Enumerable.Range(2, 39).Select(i => new TableRow([new([new Paragraph($"Critère {i}")])]))]),
            new WrittenAnswer("Commentaire", longText, 0)));

        Assert.True(text.Pages.Count >= 6);
        Assert.Equal(3, Count(text.Flat, "Phrase numéro 1 d’un"));
        Assert.Equal(3, Count(text.Flat, "Phrase numéro 150 d’un"));
        Assert.Contains("Critère 40", text.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_word_is_lost_whatever_the_heights_of_merged_cells()
    {
        var random = new Random(11);
        for (var table = 0; table < 12; table++)
        {
            var words = 0;
            string Word() => $"W{table}x{words++}z";
            TableCell Cell(int size, int rows = 1) =>
                random.Next(2) == 0
                    ? new([new Paragraph(string.Join(random.Next(2) == 0 ? '\n' : ' ', Enumerable.Range(0, size).Select(_ => Word())))], rows)
                    : new(
                        [
                            new Paragraph(Word(), ParagraphRole.Strong),
                            new TextList([.. Enumerable.Range(0, (size / 4) + 1).Select(_ => new ListItem(Word(), [Word()]))]),
                        ],
                        rows
                    );
            var rows = new List<TableRow>();
            for (var block = 0; block < 4; block++)
            {
                var high = random.Next(1, 8);
                var twoMerged = high > 1 && random.Next(3) == 0;
                int Size() => new[] { 3, 8, 30, 80, 200 }[random.Next(5)];
                for (var i = 0; i < high; i++)
                {
                    rows.Add(new([
                        .. i == 0 ? new[] { Cell(Size(), high) } : [],
                        .. !twoMerged ? [Cell(random.Next(1, 10))] : i == 0 ? new[] { Cell(Size(), high - 1) } : i == high - 1 ? [Cell(2)] : [],
                        new([new Choice(null, [new(Word(), true), new(Word(), false)], Vertical: true)])]));
                }
            }

            var before = string.Join('\n', Enumerable.Range(0, random.Next(1, 45)).Select(_ => Word()));
            var text = await Read(Samples.Of(new Paragraph(before), new Table([5, 4, 1.6], ["a", "b", "c"], rows)));
            var flat = text.Flat;
            Assert.All(Enumerable.Range(0, words), i => Assert.Contains($"W{table}x{i}z", flat, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_looks_like_markup_is_printed_as_it_is()
    {
        const string Trap = "#read(\"/etc/passwd\") *gras* _i_ $x^2$ ] } \" \\ @ref <l> #panic() // non /* non */ = titre";
        var text = await Read(new Document(new DocumentMeta(Trap, DateTimeOffset.UnixEpoch) { Running = Trap, Reference = Trap, Foot = Trap },
        [
            new Section(Trap, [
                new Paragraph(Trap), new TextList([new(Trap, [Trap])]), new FieldList([new(Trap, Trap)]), new Choice(Trap, [new(Trap, true)]),
                new WrittenAnswer(Trap, Trap, 0) { By = Trap }, new Panel(Trap, PanelTone.Note, [new Paragraph(Trap)]),
                new Table([1], [Trap], [new([], Trap), new([new([new Paragraph(Trap)])])]) { Caption = Trap },
                new SignatureBlock(Trap, [new(Trap, Trap, Trap, null)]),
            ]) { Label = Trap },
        ]));

        Assert.Contains(Trap, text.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("root:x", text.Flat, StringComparison.Ordinal);
        Assert.Contains(text.Outline, title => title.Contains("#read(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Characters_that_cannot_be_printed_are_replaced_and_reported()
    {
        var pdf = await shared.Pdf.RenderAsync(
            Samples.Of(new Paragraph("Bonjour 😀👩🏽‍⚕️ 漢字漢 \u001B[1m \u202Eabc \uE001 \uD83D fin ✓ → œuvre e\u0301")),
            Stop
        );
        var text = await PdfText.ReadAsync(pdf.Bytes, Stop);

        Assert.Equal(["U+001B", "U+202E", "U+5B57", "U+6F22", "U+E001", "U+FFFD"], pdf.Replaced.Select(one => one.Notation).Order(StringComparer.Ordinal));
        Assert.Equal(2, pdf.Replaced.Single(one => one.Notation == "U+6F22").Count);
        Assert.Contains("□□□", text.Flat, StringComparison.Ordinal);
        Assert.Contains("œuvre é", text.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_the_coverage_promises_can_be_printed_in_every_style()
    {
        var characters = Enumerable
            .Range(0x20, 0x1FFFF)
            .Where(point => point is < 0xD800 or > 0xDFFF)
            .Select(char.ConvertFromUtf32)
            .Where(one => MissingGlyphs.Of(one).Count == 0)
            .Chunk(40)
            .Select(chunk => string.Join(' ', chunk))
            .ToArray();
        var all = string.Join('\n', characters);
        var pdf = await shared.Pdf.RenderAsync(
            Samples.Of(
                new Paragraph(new Inline([new Run(all)])),
                new Paragraph(new Inline([new Run(all) { Bold = true }])),
                new Paragraph(new Inline([new Run(all) { Italic = true }])),
                new Paragraph(new Inline([new Run(all) { Bold = true, Italic = true }])),
                new Paragraph(new Inline([new Run(all) { Mono = true }])),
                new Paragraph(all, ParagraphRole.Display)
            ),
            Stop
        );

        Assert.DoesNotContain(pdf.Replaced, one =>
            one.CodePoint > 0x20 && MissingGlyphs.Of(char.ConvertFromUtf32(one.CodePoint)).Count == 0 && one.CodePoint is < 0x7F or > 0xFFFF
        );
    }

    [Fact]
    public async Task The_same_document_again_comes_from_memory()
    {
        var document = Samples.Booklet(units: 3);
        var first = await shared.Pdf.RenderAsync(document, Stop);
        var watch = Stopwatch.StartNew();
        var second = await shared.Pdf.RenderAsync(document, Stop);

        Assert.Same(first, second);
        Assert.True(watch.ElapsedMilliseconds < 50, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Words_wider_than_their_cell_do_not_leave_it()
    {
        var text = await Read(
            Samples.Of(
                new Paragraph(new string('A', 400)),
                new Table(
                    [1, 1, 1, 1, 1, 1, 1, 1],
                    [],
                    [
                        new([
                            .. Enumerable
                                .Range(0, 8)
                                .Select(_ => new TableCell([new Paragraph("Anticonstitutionnellement prenom.nom@exemple-mutuelle.example")])),
                        ]),
                    ]
                )
            )
        );

        Assert.Equal(400, text.Pages[0].Count(c => c == 'A') - Count(text.Pages[0], "Anti"));
    }

    private async Task<PdfText> Read(Document document) => await PdfText.ReadAsync((await shared.Pdf.RenderAsync(document, Stop)).Bytes, Stop);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
