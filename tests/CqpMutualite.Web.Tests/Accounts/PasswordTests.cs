using System.Net;
using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

public partial class PasswordTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Chosen = "Une nouvelle phrase 42";

    private string Mail => Path.Combine(app.Database.Folder, "courrier");

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_serves_once()
    {
        using var visitor = Visitor.Of(app);
        var link = await LinkForAsync(visitor, "rh@atlantique.example");

        var form = await visitor.OpenAsync(link);
        Assert.Equal("Nouveau mot de passe", form.Html.QuerySelector("h1")!.TextContent);
        var refused = await visitor.SubmitAsync(form, "Changer le mot de passe", ("Nouveau mot de passe", "court"), ("Le même, une seconde fois", "autre"));
        Assert.Contains(refused.Errors, error => error.Contains("Les deux saisies sont différentes", StringComparison.OrdinalIgnoreCase));
        refused = await visitor.SubmitAsync(refused, "Changer le mot de passe", ("Nouveau mot de passe", "court"), ("Le même, une seconde fois", "court"));
        Assert.Contains(refused.Errors, error => error.Contains("au moins 12 signes", StringComparison.Ordinal));

        var door = await visitor.SubmitAsync(refused, "Changer le mot de passe", ("Nouveau mot de passe", Chosen), ("Le même, une seconde fois", Chosen));
        Assert.Equal("/connexion", door.Path);
        Assert.Contains("Mot de passe changé", door.Text, StringComparison.Ordinal);
        using var signedIn = await Visitor.SignedInAsync(app, "rh@atlantique.example", Chosen);

        var again = await visitor.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Contains("Ce lien ne sert plus", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_message()
    {
        using var visitor = Visitor.Of(app);
        var known = await AskAsync(visitor, "oemm@cqp.example");
        await app.SendMessagesAsync();
        var before = Messages().Length;
        var unknown = await AskAsync(visitor, "personne@horizon.example");
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Text, unknown.Text);
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Equal(before, Messages().Length);
    }

    [Fact]
    public async Task Whoever_must_wait_comes_in_with_a_new_password()
    {
        using var visitor = Visitor.Of(app);
        var door = await visitor.OpenAsync("/connexion");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            door = await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", "tuteur@horizon.example"), ("Mot de passe", "faux"));
        }

        Assert.Contains(door.Errors, error => error.Contains("Trop d’essais", StringComparison.Ordinal));
        var form = await visitor.OpenAsync(await LinkForAsync(visitor, "tuteur@horizon.example"));
        await visitor.SubmitAsync(form, "Changer le mot de passe", ("Nouveau mot de passe", Chosen), ("Le même, une seconde fois", Chosen));
        using var signedIn = await Visitor.SignedInAsync(app, "tuteur@horizon.example", Chosen);
    }

    [Theory]
    [InlineData("motdepasse12345", "trop courant")]
    [InlineData("Girard-2026-hiver", "ne contient pas « girard »")]
    [InlineData("ababababababab", "répète")]
    public async Task A_password_that_is_tried_first_is_refused_beside_the_field(string password, string why)
    {
        using var person = await Visitor.SignedInAsync(app, "jury.salarie2@cqp.example");
        var name = (await person.OpenAsync("/mon-compte")).Html.QuerySelector(".facts dd")!.TextContent.Split(' ')[^1];
        var typed = password.Replace("Girard", name, StringComparison.Ordinal);
        var refused = await person.SubmitAsync(
            await person.OpenAsync("/mon-compte/mot-de-passe"),
            "Changer de mot de passe",
            ("Mot de passe actuel", Web.Demonstration.DemoPeople.Password),
            ("Nouveau mot de passe", typed),
            ("Le même, une seconde fois", typed));
        Assert.Contains(why.Replace("girard", name.ToLowerInvariant(), StringComparison.Ordinal), Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?compte=x&jeton=y")]
    [InlineData("?compte=0190b0a0-0000-7000-8000-000000000000&jeton=abc")]
    [InlineData("?compte=0190b0a0-0000-7000-8000-000000000000&jeton=%%%")]
    public async Task A_link_that_is_none_is_refused(string query)
    {
        using var visitor = Visitor.Of(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/nouveau-mot-de-passe" + query)).Status);
    }

    [Fact]
    public async Task The_mailbox_of_the_development_does_not_exist_elsewhere()
    {
        using var visitor = Visitor.Of(app);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/dev/courrier")).Status);
    }

    private static async Task<WebPage> AskAsync(Visitor visitor, string address) =>
        await visitor.SubmitAsync(await visitor.OpenAsync("/mot-de-passe-oublie"), "Recevoir un lien", ("Adresse électronique", address));

    private async Task<string> LinkForAsync(Visitor visitor, string address)
    {
        var page = await AskAsync(visitor, address);
        Assert.Contains("Consultez vos messages", page.Text, StringComparison.Ordinal);
        await app.SendMessagesAsync();
        var message = Messages().Select(File.ReadAllText).Last(text => text.Contains($"To: {address}", StringComparison.Ordinal));
        return new Uri(Link().Match(message).Value).PathAndQuery;
    }

    private string[] Messages() => Directory.Exists(Mail) ? [.. Directory.GetFiles(Mail).Order(StringComparer.Ordinal)] : [];

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
