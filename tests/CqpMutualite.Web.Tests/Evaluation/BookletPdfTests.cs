using System.Text;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>The PDF of a filled evaluation booklet says everything that the edition asks and everything that was answered.</summary>
public class BookletPdfTests(AppHost host) : IClassFixture<AppHost>
{
    private readonly EvaluationScene scene = new(host);

    [Theory]
    [InlineData("specialiste-prestations")]
    [InlineData("conseiller-mutualiste-individuels")]
    [InlineData("blocs-relation-clients")]
    public async Task Every_competence_criterion_and_answer_is_printed(string code)
    {
        var reference = await scene.FileAsync(code, filled: true);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        var bytes = await manager.Client.GetByteArrayAsync($"/dossiers/{reference}/documents/livret-evaluation.pdf", TestContext.Current.CancellationToken);
        var pdf = await PdfText.ReadAsync(bytes, TestContext.Current.CancellationToken);

        // a criterion may be parted by the foot of a page and the head of the next one: it is looked for in its halves too
        var printed = Letters(pdf.Flat);
        var edition = host.Services.GetRequiredService<Editions>().Get(code, 1);
        var texts = Texts(edition.Booklet("livret-evaluation")!)
            .Concat(
                (await scene.SheetAsync(reference))
                    .Answers.Where(answer => answer.Value!.StartsWith("Texte", StringComparison.Ordinal))
                    .Select(answer => answer.Value!)
            )
            .ToList();
        Assert.True(texts.Count > 60);
        Assert.DoesNotContain(texts, text => Letters(text) is var sought && !printed.Contains(sought, StringComparison.Ordinal) && !Parted(printed, sought));
        Assert.Contains(Letters("Claire Morel, responsable du pôle prestations"), printed, StringComparison.Ordinal);
        Assert.True(pdf.Tagged);
    }

    private static IEnumerable<string> Texts(Booklet booklet) => booklet.Grids.SelectMany(pair =>
        pair.Grid.Skills.SelectMany(list => list.Items).SelectMany(Lines)
            .Concat(pair.Grid.Rows.SelectMany(row => row.Competences.Concat(row.Criteria.SelectMany(Lines)).Concat(row.Title is null ? [] : [row.Title]))));

    private static IEnumerable<string> Lines(TextItem item) => item.Items.Prepend(item.Text);

    private static bool Parted(string printed, string sought) =>
        Enumerable
            .Range(1, sought.Length - 1)
            .Any(cut =>
                printed.IndexOf(sought[..cut], StringComparison.Ordinal) is >= 0 and var first
                && printed.IndexOf(sought[cut..], first, StringComparison.Ordinal) > first
            );

    // neither the spaces nor the hyphens nor the marks: the lines of a cell break where they must
    private static string Letters(string text) =>
        text.Normalize(NormalizationForm.FormKC)
            .Where(char.IsLetterOrDigit)
            .Aggregate(new StringBuilder(), (letters, letter) => letters.Append(letter))
            .ToString();
}
