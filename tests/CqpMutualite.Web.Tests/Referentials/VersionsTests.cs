using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Lists;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Referentials;

/// <summary>
/// The second version of an edition says everything the paper says; what was opened on the first stays on it. Its frozen documents: FrozenDocumentsTests, whose
/// files are of the first version.
/// </summary>
public sealed class VersionsTests(AppHost app) : IClassFixture<AppHost>
{
    private const string First = "On présente d’abord le CQP, puis on parle du travail réel", Second = "Vous n’évaluez pas, vous n’examinez pas";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("specialiste-prestations")]
    [InlineData("conseiller-mutualiste-individuels")]
    [InlineData("blocs-relation-clients")]
    public void Both_versions_are_published_and_each_day_has_one_in_force(string code)
    {
        var editions = app.Services.GetRequiredService<Editions>();
        Assert.Equal(1, editions.Get(code, 1).Version);
        Assert.Equal(2, editions.Get(code, 2).Version);
        Assert.Equal(1, editions.InForce(code, new DateOnly(2025, 12, 31))!.Version);
        Assert.Equal(2, editions.InForce(code, new DateOnly(2026, 1, 1))!.Version);
    }

    [Fact]
    public async Task A_file_opened_on_the_first_version_keeps_its_booklet_and_a_new_file_takes_the_second()
    {
        var old = await new EvaluationScene(app).FileAsync("specialiste-prestations", filled: false);
        var recent = await new ListScene(app).FileAsync("Odile", "Kermadec");
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var kept = (await hr.OpenAsync(FilesPaths.Booklet(old, "guide-entretien"))).Text;
        Assert.Contains(First, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Second, kept, StringComparison.Ordinal);
        var taken = (await hr.OpenAsync(OrientationPaths.Interview(recent))).Text;
        Assert.Contains(Second, taken, StringComparison.Ordinal);
        Assert.DoesNotContain(First, taken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("specialiste-prestations", "livret-evaluation", "Je soussigné(e)", "doit avoir exercé les activités", "Mention santé ou prévoyance")]
    [InlineData("specialiste-prestations", "guide-entretien", "doit être réorienté", "recherchant le consensus", "cœur de métier")]
    [InlineData("specialiste-prestations", "livret-formation", "Tenir ce livret à jour", "Intitulés des formations suivies", "Domaine 5")]
    [InlineData("conseiller-mutualiste-individuels", "guide-entretien", "Cet entretien est obligatoire", "précisez l’intitulé et la durée", "non datée")]
    [InlineData("conseiller-mutualiste-individuels", "livret-formation", "doivent impérativement", "Décrivez la manière", "n’importe quel ordre")]
    [InlineData("blocs-relation-clients", "livret-evaluation", "voir le règlement du dispositif", "Activités", "parvenir à un consensus")]
    public async Task A_blank_booklet_tells_what_the_paper_tells(string code, string booklet, params string[] told)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var pdf = await PdfText.ReadAsync(await visitor.Client.GetByteArrayAsync($"/referentiels/{code}/{booklet}-vierge.pdf", Cancellation), Cancellation);
        Assert.All(told, text => Assert.Contains(text, pdf.Flat, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("specialiste-prestations", "Analyser et traiter les dossiers complexes")]
    [InlineData("conseiller-mutualiste-individuels", "Démarche d'analyse des besoins")]
    [InlineData("blocs-relation-clients", "BLOC 3")]
    public async Task The_standard_of_an_edition_is_printed_whole(string code, string told)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var file = await visitor.Client.GetByteArrayAsync($"/referentiels/{code}/referentiel-de-competences.pdf", Cancellation);
        var pdf = await PdfText.ReadAsync(file, Cancellation);
        Assert.True(pdf.Tagged);
        Assert.Contains(told, pdf.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tutor_s_guide_is_read_outside_a_file()
    {
        using var visitor = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        var page = await visitor.OpenAsync("/referentiels/specialiste-prestations/guide-du-tuteur");
        Assert.Contains("Vous êtes libre de vous en servir ou non", page.Text, StringComparison.Ordinal);
        Assert.Contains("Recadrer rapidement", page.Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.OpenAsync("/referentiels/blocs-relation-clients/guide-du-tuteur")).Status);
    }
}
