using System.Net;
using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>What an operator installs: the published application, in Production, on an empty database.</summary>
public sealed partial class PublishedTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    private const string Password = "Un-premier-mot-de-passe-2026";

    [Fact]
    public async Task Starts_on_an_empty_database_opens_to_its_first_administrator_and_draws_a_booklet()
    {
        using var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address });
        using var ready = await visitor.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        var link = new Uri(Address().Match(await app.RunAsync("creer-admin", "camille.roche@cqp.example")).Value);
        Assert.Equal(app.Address.Authority, link.Authority);
        var chosen = await visitor.OpenAsync(link.PathAndQuery);
        var door = await visitor.SubmitAsync(chosen, "Changer le mot de passe", ("Nouveau mot de passe", Password), ("Le même, une seconde fois", Password));
        Assert.Empty(door.Errors);
        door = await visitor.OpenAsync("/connexion");
        var home = await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", "camille.roche@cqp.example"), ("Mot de passe", Password));

        // in production the administration passes by a second step: nothing else opens before it is there
        Assert.Equal("/mon-compte/deux-etapes", home.Path);
        var bind = await visitor.SubmitAsync(home, "Activer les deux étapes", ("Mot de passe actuel", Password));
        Assert.Equal("/mon-compte/deux-etapes", (await visitor.OpenAsync("/admin")).Path);
        await visitor.SubmitAsync(bind, "Vérifier le code", ("Code affiché par l’application", Totp.Code(bind.Html.QuerySelector(".key")!.TextContent)));
        Assert.Equal("/admin", (await visitor.OpenAsync("/admin")).Path);

        var pdf = await PdfText.ReadAsync(
            await visitor.Client.GetByteArrayAsync("/referentiels/specialiste-prestations/guide-entretien-vierge.pdf", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Spécialiste", pdf.Flat, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Address();
}
