using System.Diagnostics;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

public sealed class PdfFailureTests
{
    private static readonly Document Small = Samples.Of(new Paragraph("Un"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stuck_worker_is_killed_and_the_next_document_is_printed()
    {
        using var renderer = Renderer.Make(timeoutSeconds: 2);
        await renderer.WarmUpAsync(Stop);
        var stuck = Assert.Single(renderer.ProcessIds);

        var watch = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Samples.Booklet(units: 200), Stop));
        Assert.Equal("timeout", refusal.Code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());

        Assert.NotEmpty((await renderer.RenderAsync(Small, Stop)).Bytes);
        Assert.DoesNotContain(stuck, renderer.ProcessIds);
    }

    [Fact]
    public async Task A_hung_worker_is_killed_and_its_document_printed_by_another()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");
        Assert.Equal(10, new PdfOptions().TimeoutSeconds);
        using var renderer = Renderer.Make(timeoutSeconds: 5);
        await renderer.WarmUpAsync(Stop);
        var hung = Assert.Single(renderer.ProcessIds);
        using (var signal = Process.Start("kill", ["-STOP", $"{hung}"]))
        {
            await signal.WaitForExitAsync(Stop);
        }

        Assert.NotEmpty((await renderer.RenderAsync(Small, Stop)).Bytes);
        Assert.DoesNotContain(hung, renderer.ProcessIds);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(hung));
    }

    [Fact]
    public async Task A_worker_killed_while_idle_is_replaced()
    {
        using var renderer = Renderer.Make();
        await renderer.WarmUpAsync(Stop);
        Kill(Assert.Single(renderer.ProcessIds));

        Assert.NotEmpty((await renderer.RenderAsync(Small, Stop)).Bytes);
        Assert.Single(renderer.ProcessIds);
    }

    [Fact]
    public async Task A_worker_killed_at_work_is_replaced_and_its_document_tried_again()
    {
        using var renderer = Renderer.Make();
        await renderer.WarmUpAsync(Stop);
        var work = renderer.RenderAsync(Samples.Booklet(units: 60), Stop);
        await Task.Delay(200, Stop);
        Kill(Assert.Single(renderer.ProcessIds));

        Assert.NotEmpty((await work).Bytes);
        Assert.NotEmpty((await renderer.RenderAsync(Small, Stop)).Bytes);
    }

    [Fact]
    public async Task Documents_wait_for_a_free_worker_and_no_more_than_the_pool_run()
    {
        using var renderer = Renderer.Make(workers: 2);
        var pdfs = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => renderer.RenderAsync(Samples.Of(new Paragraph($"Document {i}")), Stop)));

        Assert.All(pdfs, pdf => Assert.NotEmpty(pdf.Bytes));
        Assert.InRange(renderer.ProcessIds.Count, 1, 2);
    }

    [Fact]
    public async Task Without_node_the_sentence_says_so()
    {
        using var renderer = Renderer.Make(node: "node-absent-de-cette-machine");
        var refusal = await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Small, Stop));

        Assert.Equal(PdfFailure.Unavailable, refusal.Failure);
        Assert.Contains("Node.js est introuvable", refusal.Message, StringComparison.Ordinal);
        Assert.False(await renderer.IsReadyAsync(Stop));
    }

    [Fact]
    public async Task Readiness_starts_a_worker_and_dispose_ends_it()
    {
        var renderer = Renderer.Make();
        Assert.Empty(renderer.ProcessIds);
        Assert.True(await renderer.IsReadyAsync(Stop));
        var id = Assert.Single(renderer.ProcessIds);
        renderer.Dispose();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
        Assert.False(await renderer.IsReadyAsync(Stop));
    }

    public static TheoryData<string, Node> Faulty => new()
    {
        { "2 cellule(s) au lieu de 1", new Table([1, 1], ["a", "b"], [new([Cell(2), Cell()]), new([Cell(), Cell()])]) },
        { "1 cellule(s) au lieu de 2", new Table([1, 1], ["a", "b"], [new([Cell()])]) },
        { "dépasse la dernière ligne", new Table([1, 1], [], [new([Cell(3), Cell()]), new([Cell()])]) },
        { "traverse une ligne de groupe", new Table([1, 1], [], [new([Cell(2), Cell()]), new([], "Groupe"), new([Cell()])]) },
        { "est vide", new Table([1], [], [new([], "Groupe")]) },
        { "3 têtes de colonne", new Table([1, 1], ["a", "b", "c"], []) },
        { "largeur de colonne", new Table([1, 0], [], []) },
        { "changement de page", new Panel(null, PanelTone.Plain, [new PageBreak()]) },
        { "ne peut pas en contenir une autre", new PageRun(true, [new PageRun(false, [])]) },
        { "équivalent textuel", new Picture("<svg/>", " ", 10) },
        { "n’a pas de titre", new Section("", []) },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_tree_is_refused_before_the_typesetter(string because, Node node)
    {
        using var renderer = Renderer.Make();
        var refusal = await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Samples.Of(node), Stop));

        Assert.Equal("invalid", refusal.Code);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(renderer.ProcessIds);
    }

    [Fact]
    public async Task Twelve_levels_are_printed_and_thirteen_are_refused()
    {
        using var renderer = Renderer.Make();
        Node Nested(int levels) => levels == 0 ? new Paragraph("Fond") : new Panel(null, PanelTone.Plain, [Nested(levels - 1)]);
        Node Tables(int levels) => levels == 0 ? new Paragraph("Fond") : new Table([1], [], [new([new([Tables(levels - 1)])])]);
        Node Mixed(int levels) =>
            levels == 0
                ? Nested(2)
                : new Panel(
                    null,
                    PanelTone.Note,
                    [new Table([1, 1], [], [new([new([Mixed(levels - 1)], 2), new([new Paragraph("x")])]), new([new([new Paragraph("x")])])])]
                );
        Node Sections(int levels) => levels == 0 ? new Paragraph("Fond") : new Section("Titre", [Sections(levels - 1)]);

        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(Nested(10)), Stop)).Bytes);
        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(Tables(4)), Stop)).Bytes);
        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(Mixed(4)), Stop)).Bytes);
        Assert.Equal("too-large", (await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Samples.Of(Tables(5)), Stop))).Code);
        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(Sections(10)), Stop)).Bytes);
        Assert.Equal("too-large", (await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Samples.Of(Nested(11)), Stop))).Code);
    }

    [Fact]
    public async Task Empty_things_are_printed_and_an_undated_document_is_refused()
    {
        using var renderer = Renderer.Make();
        Node[] nothing =
        [
            new TextList([]),
            new FieldList([]),
            new FieldList([], 2),
            new Table([1, 1], ["a", "b"], []),
            new Table([1], [], [new([new([])])]),
            new Choice(null, []),
            new Choice("", [], Vertical: true),
            new WrittenAnswer(null, "", 0),
            new WrittenAnswer(null, null, 3),
            new WrittenAnswer("", " \n ", 40),
            new Panel(null, PanelTone.Together, []),
            new SignatureBlock(null, []),
            new SignatureBlock("", [new("", null, null, null)]),
            new Paragraph(""),
            new Paragraph(new Inline([])),
            new Section("Vide", []),
            new PageBreak(),
            new PageRun(true, []),
            new Contents(""),
        ];

        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(nothing), Stop)).Bytes);
        Assert.NotEmpty((await renderer.RenderAsync(Samples.Of(nothing), PdfStandard.Accessible, Stop)).Bytes);
        Assert.NotEmpty((await renderer.RenderAsync(new Document(new DocumentMeta("Vide", DateTimeOffset.UnixEpoch), []), Stop)).Bytes);
        Assert.NotEmpty(await Screen.DrawAsync(Samples.Of(nothing)));
        Assert.Equal(
            "invalid",
            (await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(new Document(new DocumentMeta("Sans date", default), []), Stop))).Code
        );
    }

    [Fact]
    public async Task Too_heavy_a_document_is_refused()
    {
        using var renderer = Renderer.Make();
        var refusal = await Assert.ThrowsAsync<PdfException>(() =>
            renderer.RenderAsync(Samples.Of(new WrittenAnswer(null, new string('a', 3_000_000), 0)), Stop)
        );

        Assert.Equal("too-large", refusal.Code);
    }

    [Fact]
    public async Task A_document_the_compiler_refuses_says_why_and_leaves_the_worker_alive()
    {
        using var renderer = Renderer.Make();
        await renderer.WarmUpAsync(Stop);
        var worker = Assert.Single(renderer.ProcessIds);
        var refusal = await Assert.ThrowsAsync<PdfException>(() => renderer.RenderAsync(Samples.Of(new Picture("pas un dessin", "Dessin", 10)), Stop));

        Assert.Equal("compile", refusal.Code);
        Assert.Equal(worker, Assert.Single(renderer.ProcessIds));
    }

    private static TableCell Cell(int rows = 1) => new([new Paragraph("x")], rows);

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
