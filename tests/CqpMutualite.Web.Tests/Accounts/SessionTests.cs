using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>A session that ends, or begins elsewhere, while a form is open.</summary>
public class SessionTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Hr = "rh@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_in_a_second_tab_leads_home()
    {
        using var visitor = Visitor.Of(app);
        var (first, second) = (await visitor.OpenAsync("/connexion"), await visitor.OpenAsync("/connexion"));
        (string, string)[] typed = [("Adresse électronique", Hr), ("Mot de passe", "Demo-CQP-2026!")];
        Assert.Equal("/entreprise", (await visitor.SubmitAsync(first, "Se connecter", typed)).Path);
        var again = await visitor.SubmitAsync(second, "Se connecter", typed);
        Assert.Equal((HttpStatusCode.OK, "/entreprise"), (again.Status, again.Path));
    }

    [Fact]
    public async Task The_form_of_another_session_is_not_carried_out_and_says_so()
    {
        using var visitor = await Visitor.SignedInAsync(app, Hr);
        using var stranger = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var token = (await stranger.OpenAsync("/oemm")).Html.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var refused = await visitor.Client.PostAsync("/deconnexion", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var said = WebPage.Flat(WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation)));
        Assert.Contains("Votre envoi n’a pas été enregistré", said, StringComparison.Ordinal);
        Assert.DoesNotContain("incident", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/entreprise")).Status);

        // a script reads the sentence
        using var script = new HttpRequestMessage(HttpMethod.Post, "/dossiers/DEMO-CMI-01/entretien/reponse")
        {
            Headers = { { "X-Requested-With", "autosave" } },
        };
        script.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var told = await visitor.Client.SendAsync(script, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, told.StatusCode);
        Assert.Contains("rechargez-la", await told.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_after_the_session_leads_to_the_door_then_to_its_page()
    {
        using var visitor = Visitor.Of(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dossiers/DEMO-CMI-01/formation/modules/7f000000-0000-0000-0000-000000000000/retrait")
        {
            Headers = { Referrer = new Uri(app.ClientOptions.BaseAddress, "/dossiers/DEMO-CMI-01/formation?x=1") },
        };
        request.Content = new FormUrlEncodedContent([]);
        var door = await visitor.ReadAsync(await visitor.Client.SendAsync(request, Cancellation));
        Assert.Equal("/connexion", door.Path);
        Assert.Contains("Votre session était terminée", door.Text, StringComparison.Ordinal);
        var page = await visitor.SubmitAsync(
            door,
            "Se connecter",
            ("Adresse électronique", "formation@cap-competences.example"),
            ("Mot de passe", "Demo-CQP-2026!")
        );
        Assert.Equal("/dossiers/DEMO-CMI-01/formation", page.Path);

        // elsewhere's page is not followed
        using var stranger = Visitor.Of(app);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/dossiers/nouveau") { Headers = { Referrer = new Uri("https://ailleurs.example/piege") } };
        foreign.Content = new FormUrlEncodedContent([]);
        using var sent = await stranger.Client.SendAsync(foreign, Cancellation);
        Assert.Equal("/connexion?retour=%2Fdossiers%2Fnouveau&perdu=true", sent.Headers.Location!.OriginalString);
    }
}
