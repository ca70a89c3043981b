using System.Text;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Information;

/// <summary>What the certifications are, said to everybody, on screen and on a leaflet.</summary>
public sealed class CertificationsPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_what_a_certification_is_and_how_it_is_obtained()
    {
        using var visitor = Visitor.Of(app);
        var html = await visitor.Client.GetStringAsync("/cqp", Cancellation);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 60 * 1024);
        var page = await visitor.OpenAsync("/cqp");
        Assert.Contains("CQP Spécialiste prestations santé-prévoyance est capable de", page.Text, StringComparison.Ordinal);
        Assert.Contains("pour se présenter une première fois au jury", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cap Compétences", page.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun contact n’est publié", page.Text, StringComparison.Ordinal);
        foreach (var anchor in new[] { "pourquoi", "candidats", "contenus", "parcours", "formation", "jury", "vae", "contacts" })
        {
            Assert.NotNull(page.Html.GetElementById(anchor));
        }
    }

    [Fact]
    public async Task The_leaflet_says_the_same_words()
    {
        using var visitor = Visitor.Of(app);
        var pdf = await PdfText.ReadAsync(await visitor.Client.GetByteArrayAsync("/cqp/depliant.pdf", Cancellation), Cancellation);
        Assert.True(pdf.Tagged);
        Assert.Contains("Pour être valide, la formation doit impérativement être délivrée par un organisme agréé", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("elles ne peuvent faire l’objet d’aucun recours", pdf.Flat, StringComparison.Ordinal);
    }
}
