using System.Net;
using System.Text;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Xunit;

namespace CqpMutualite.Web.Tests.Referentials;

public class ReferentialPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const int LargestPage = 60 * 1024;

    public static TheoryData<string> Editions => ["specialiste-prestations", "conseiller-mutualiste-individuels", "blocs-relation-clients"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalogue_tells_which_certifications_have_an_edition()
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await visitor.OpenAsync("/referentiels");
        Assert.Contains("6 certifications de la branche, dont 4 avec une édition publiée", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Text.Split("Pas d’édition publiée").Length - 1);
        Assert.Contains("CQP Conseiller(ère) mutualiste collectif", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Editions))]
    public async Task The_page_of_an_edition_stays_small_and_links_its_blank_booklets(string code)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var html = await visitor.Client.GetStringAsync($"/referentiels/{code}", Cancellation);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, LargestPage);
        var page = await visitor.OpenAsync($"/referentiels/{code}/2");
        var blanks = page.Html.QuerySelectorAll("a[href$='-vierge.pdf']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(blanks);
        foreach (var blank in blanks)
        {
            var first = await visitor.Client.GetByteArrayAsync(blank, Cancellation);
            Assert.Equal(first, await visitor.Client.GetByteArrayAsync(blank, Cancellation));
            var pdf = await PdfText.ReadAsync(first, Cancellation);
            Assert.True(pdf.Tagged);
            Assert.Contains("À remplir à la main", pdf.Flat, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Editions))]
    public async Task The_json_of_an_edition_is_the_published_content(string code)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var response = await visitor.Client.GetAsync($"/referentiels/{code}/1.json", Cancellation);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var locked = File.ReadLines(Path.Combine(TestServer.Current.ContentRoot, "Referentials", "LOCK"))
            .Single(line => line.EndsWith($"  {code}.v1.json", StringComparison.Ordinal));
        Assert.StartsWith(EditionLoader.HashOf(await response.Content.ReadAsStringAsync(Cancellation)), locked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/referentiels/inconnu")]
    [InlineData("/referentiels/specialiste-prestations/9")]
    [InlineData("/referentiels/specialiste-prestations/9.json")]
    [InlineData("/referentiels/specialiste-prestations/inconnu-vierge.pdf")]
    [InlineData("/referentiels/blocs-relation-clients/livret-formation-vierge.pdf")]
    [InlineData("/referentiels/specialiste-prestations/fiche-parcours-vierge.pdf")]
    public async Task What_the_edition_does_not_have_does_not_exist(string path)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
    }
}
