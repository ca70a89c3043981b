using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>What was typed before a session ended comes back to its author, without a script, and to nobody else.</summary>
public class KeptFormTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Opening = "/dossiers/nouveau", Company = "rh@horizon.example";

    private static readonly TimeSpan Night = TimeSpan.FromHours(11);

    [Fact]
    public async Task A_form_sent_after_the_session_comes_back_filled_once_signed_in_again()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var door = await SendLateAsync(company);
        var page = await SignInAsync(company, door, Company);
        Assert.Equal(Opening, page.Path);
        Assert.Contains("Nous avons remis ce que vous aviez saisi : rien n’est encore enregistré.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Zoé, Ana", Value(page, "Form.FirstNames"));
        Assert.Equal("d’Aÿrens « LE GOFF » <b>", Value(page, "Form.BirthName"));
        Assert.Equal("31/02/1992", Value(page, "Form.BirthDate"));
        Assert.True(page.Html.QuerySelectorAll<IHtmlInputElement>("input[name='Form.Sex']").Single(choice => choice.Value == "Female").IsChecked);

        // not sent by itself, and sent as any other form: what is wrong is said
        page = await company.SubmitAsync(page, "Ouvrir le dossier");
        Assert.Contains(page.Errors, error => error.Contains("date", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Zoé, Ana", Value(page, "Form.FirstNames"));

        // once
        page = await company.OpenAsync(Opening);
        Assert.Equal("", Value(page, "Form.FirstNames"));
        Assert.DoesNotContain("Nous avons remis", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_finds_an_empty_form()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var page = await SignInAsync(company, await SendLateAsync(company), "rh@atlantique.example");
        Assert.Equal(Opening, page.Path);
        Assert.Equal("", Value(page, "Form.FirstNames"));
        Assert.DoesNotContain("Zoé, Ana", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_hour_later_it_is_gone()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var door = await SendLateAsync(company);
        app.Clock.Advance(KeptForms.Life);
        Assert.Equal("", Value(await SignInAsync(company, door, Company), "Form.FirstNames"));
    }

    [Fact]
    public async Task A_page_of_a_booklet_comes_back_as_it_was_filled()
    {
        using var manager = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        const string unit = "/dossiers/DEMO-SPE-03/evaluation/d1";
        var page = await manager.OpenAsync(unit);
        var form = page.Html.QuerySelectorAll<IHtmlFormElement>("form").First(found => found.QuerySelector("textarea") is not null);
        var choice = form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Last();
        var area = form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").First(found => !found.IsReadOnly);
        (choice.IsChecked, area.Value) = (true, "Première ligne,\nseconde ligne.");
        app.Clock.Advance(Night);
        var button = form.QuerySelector<IHtmlButtonElement>("button") ?? page.Html.QuerySelector<IHtmlButtonElement>("button[form]")!;
        var door = await manager.PressAsync(page, button);
        Assert.Equal("/connexion", door.Path);
        page = await SignInAsync(manager, door, "responsable@horizon.example");
        Assert.Equal(unit, page.Path);
        Assert.Equal(area.Value, page.Html.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Single(found => found.Name == area.Name).Value);
        Assert.True(page.Html.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Single(found => found.Name == choice.Name && found.Value == choice.Value)
            .IsChecked);
    }

    [Theory]
    [InlineData("Origin", "https://ailleurs.example")]
    [InlineData("Origin", "null")]
    [InlineData("Referer", "https://ailleurs.example/piege")]
    public async Task What_another_site_sends_is_not_kept(string header, string value)
    {
        using var nobody = Visitor.Of(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, Opening);
        request.Headers.TryAddWithoutValidation(header, value);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.FirstNames"] = "Piège" });
        using var answer = await nobody.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(
            answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [],
            cookie => cookie.StartsWith("cqp-saisie", StringComparison.Ordinal));
    }

    [Fact]
    public void No_password_is_kept()
    {
        var secrets = typeof(KeptForms).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.GetCustomAttributes<DataTypeAttribute>().Any(kind => kind.DataType == DataType.Password))
            .Select(property => property.Name).ToList();
        Assert.NotEmpty(secrets);
        Assert.All(secrets, name => Assert.Contains(name, KeptForms.Secrets));
    }

    // the form is filled, the night passes, the form is sent
    private async Task<WebPage> SendLateAsync(Visitor company)
    {
        var form = await company.OpenAsync(Opening);
        app.Clock.Advance(Night);
        var door = await company.SubmitAsync(
            form,
            "Ouvrir le dossier",
            ("Certification préparée", "CQP Spécialiste prestations santé-prévoyance"),
            ("Prénoms", "Zoé, Ana"),
            ("Nom de naissance", "d’Aÿrens « LE GOFF » <b>"),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "31/02/1992"));
        Assert.Equal("/connexion", door.Path);
        return door;
    }

    private static Task<WebPage> SignInAsync(Visitor visitor, WebPage door, string email) =>
        visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", email), ("Mot de passe", "Demo-CQP-2026!"));

    private static string Value(WebPage page, string name) => page.Html.QuerySelectorAll<IHtmlInputElement>("input").Single(input => input.Name == name).Value;
}
