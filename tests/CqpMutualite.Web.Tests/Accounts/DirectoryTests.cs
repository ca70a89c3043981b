using System.Net;
using System.Web;
using AngleSharp.Dom;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>Sign-in by the directories of organisations, against a provider written by others.</summary>
public class DirectoryTests(DirectoryTests.DirectoryHost app) : IClassFixture<DirectoryTests.DirectoryHost>
{
    private const string HorizonSiret = "00000101600013", AtlantiqueSiret = "00000102400017";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_of_the_organisation_comes_in_by_their_verified_address_and_stays_themselves()
    {
        using var first = Visitor.Of(app);
        Assert.Contains("Se connecter avec Mutuelle Horizon", (await first.OpenAsync("/connexion?retour=/mon-compte")).Text, StringComparison.Ordinal);
        var page = await EnterAsync(first, "horizon", "h-1|tuteur@horizon.example|true", "/mon-compte");
        Assert.Equal("/mon-compte", page.Path);
        Assert.Contains("Compte relié à l’annuaire Mutuelle Horizon", page.Text, StringComparison.Ordinal);

        // the same person of the directory, whose address changed there; then somebody else, who was given the former one
        using var married = Visitor.Of(app);
        Assert.Equal("/tuteur", (await EnterAsync(married, "horizon", "h-1|autre@horizon.example|true")).Path);
        using var successor = Visitor.Of(app);
        await RefusedAsync(successor, "horizon", "h-2|tuteur@horizon.example|true");
    }

    [Theory]
    [InlineData("horizon", "h-10|responsable@horizon.example|false")]
    [InlineData("horizon", "h-11|responsable@horizon.example|")]
    [InlineData("horizon", "h-12|rh@atlantique.example|true")]
    [InlineData("horizon", "h-13|personne@horizon.example|true")]
    [InlineData("horizon", "h-14||true")]
    [InlineData("proconnect", "p-10|rh@horizon.example||" + AtlantiqueSiret)]
    [InlineData("proconnect", "p-11|rh@horizon.example||")]
    [InlineData("proconnect", "p-12|rh@horizon.example||OEMM")]
    public async Task Nobody_else_comes_in(string key, string login)
    {
        using var visitor = Visitor.Of(app);
        await RefusedAsync(visitor, key, login);
        var sub = login.Split('|')[0];
        Assert.Equal(0, await ReadAsync(db => db.UserLogins.CountAsync(found => found.ProviderKey == sub, Cancellation)));
    }

    [Fact]
    public async Task A_signed_answer_that_names_the_organisation_is_read()
    {
        using var visitor = Visitor.Of(app);
        Assert.Equal("/entreprise", (await EnterAsync(visitor, "proconnect", "p-1|rh@atlantique.example||" + AtlantiqueSiret)).Path);
    }

    [Fact]
    public async Task What_a_directory_opens_is_confined_to_its_organisation()
    {
        var other = await ReadAsync(async db =>
        {
            var person = await db.Users.Where(account => account.Email == "rh@horizon.example").Select(account => account.PersonId).SingleAsync(Cancellation);
            var trainer = await db.Organisations.Where(found => found.Name == DemoPeople.CapCompetences).Select(found => found.Id).SingleAsync(Cancellation);
            var membership = Membership.Of(person, Role.TrainingOrganisation, trainer, app.Clock.Today());
            db.Add(membership);
            await db.SaveChangesAsync(Cancellation);
            return membership.Id;
        });
        using var byPassword = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Contains("Agir en qualité de", (await byPassword.OpenAsync("/entreprise")).Text, StringComparison.Ordinal);

        using var visitor = Visitor.Of(app);
        var home = await EnterAsync(visitor, "horizon", "h-20|rh@horizon.example|true");
        Assert.Equal("/entreprise", home.Path);
        Assert.DoesNotContain("Agir en qualité de", home.Text, StringComparison.Ordinal);
        await ChooseAsync(HttpStatusCode.NotFound);

        // a minute later too, when the claims are read again
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        home = await visitor.OpenAsync("/entreprise");
        Assert.Equal("/entreprise", home.Path);
        await ChooseAsync(HttpStatusCode.NotFound);

        async Task ChooseAsync(HttpStatusCode expected)
        {
            var token = home.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var body = new FormUrlEncodedContent([new("capacity", other.ToString()), new("__RequestVerificationToken", token)]);
            using var answer = await visitor.Client.PostAsync("/capacite", body, Cancellation);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_organisation_may_forbid_passwords_and_signing_out_is_told_to_its_directory()
    {
        using var refused = Visitor.Of(app);
        var door = await refused.SubmitAsync(
            await refused.OpenAsync("/connexion"), "Se connecter", ("Adresse électronique", "oemm@cqp.example"), ("Mot de passe", DemoPeople.Password));
        Assert.Contains("Se connecter avec OEMM", Assert.Single(door.Errors), StringComparison.Ordinal);
        Assert.Equal("/connexion", (await refused.OpenAsync("/oemm")).Path);

        using var visitor = Visitor.Of(app);
        var home = await EnterAsync(visitor, "strict", "o-1|oemm@cqp.example|true");
        Assert.Equal("/oemm", home.Path);
        using var page = await visitor.Client.GetAsync("/oemm", Cancellation);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"form-action 'self' {app.Provider.Address.GetLeftPart(UriPartial.Authority)}", policy, StringComparison.Ordinal);

        var token = home.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var left = await visitor.Client.PostAsync("/deconnexion", body, Cancellation);
        Assert.Equal(app.Provider.Address.Authority, left.Headers.Location!.Authority);
        Assert.NotNull(HttpUtility.ParseQueryString(left.Headers.Location.Query)["id_token_hint"]);
        Assert.Equal("/connexion", (await visitor.OpenAsync("/oemm")).Path);
    }

    [Fact]
    public async Task The_second_step_of_the_account_is_asked_for_when_the_directory_does_not_answer_for_one()
    {
        const string Email = "responsable@horizon.example";
        using var person = await Visitor.SignedInAsync(app, Email);
        var bind = await person.SubmitAsync(
            await person.OpenAsync("/mon-compte/deux-etapes"), "Activer les deux étapes", ("Mot de passe actuel", DemoPeople.Password));
        var key = bind.Html.QuerySelector(".key")!.TextContent;
        await person.SubmitAsync(bind, "Vérifier le code", ("Code affiché par l’application", Totp.Code(key)));

        using var visitor = Visitor.Of(app);
        var step = await EnterAsync(visitor, "horizon", "h-30|responsable@horizon.example|true");
        Assert.Equal("/connexion/code", step.Path);
        Assert.Equal("/tuteur", (await visitor.SubmitAsync(step, "Se connecter", ("Code", Totp.Code(key)))).Path);

        // what would open more than the organisation is not added from there
        var keys = await visitor.OpenAsync("/mon-compte/cles");
        var token = keys.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([
            new("Form.Name", "Téléphone"), new("Form.Credential", "{}"), new("__RequestVerificationToken", token),
        ]);
        using var refused = await visitor.Client.PostAsync("/mon-compte/cles", body, Cancellation);
        Assert.Contains("session ouverte avec votre mot de passe", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task The_question_carries_its_proofs_and_an_answer_to_no_question_is_refused()
    {
        using var visitor = Visitor.Of(app);
        using var asked = await visitor.Client.GetAsync("/connexion/annuaire/horizon", Cancellation);
        Assert.Equal(app.Provider.Address.Authority, asked.Headers.Location!.Authority);
        using var stranger = Visitor.Of(app);
        var answer = await app.Provider.SayAsync(asked.Headers.Location, "h-40|rh@horizon.example|true");

        // the answer of another browser, as an attacker would have it followed
        var followed = await stranger.OpenAsync(answer.PathAndQuery);
        Assert.Equal("/connexion", followed.Path);
        Assert.Contains("L’annuaire n’ouvre aucun compte ici", Assert.Single(followed.Errors), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/connexion/annuaire/inconnu")).Status);
    }

    private async Task<WebPage> EnterAsync(Visitor visitor, string key, string login, string? then = null)
    {
        using var asked = await visitor.Client.GetAsync($"/connexion/annuaire/{key}" + (then is null ? "" : "?retour=" + then), Cancellation);
        var answer = await app.Provider.SayAsync(asked.Headers.Location!, login);
        return await visitor.OpenAsync(answer.PathAndQuery);
    }

    private async Task RefusedAsync(Visitor visitor, string key, string login)
    {
        var door = await EnterAsync(visitor, key, login);
        Assert.Equal("/connexion", door.Path);
        Assert.Contains("L’annuaire n’ouvre aucun compte ici", Assert.Single(door.Errors), StringComparison.Ordinal);
        Assert.Equal("/connexion", (await visitor.OpenAsync("/mon-compte")).Path);
    }

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>The application with three directories: of a company, of every company, and of the certifier, which forbids passwords.</summary>
    public sealed class DirectoryHost : AppHost
    {
        public IdentityProvider Provider { get; } = IdentityProvider.Start(new Uri("http://localhost"));

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);

            // the directory lives now: the cookies that bind its answer to the question do too
            builder.ConfigureServices(services =>
                services.PostConfigureAll<OpenIdConnectOptions>(options => options.TimeProvider = TimeProvider.System));
            Declare(0, "horizon", "Mutuelle Horizon", ("Organisation", HorizonSiret));
            Declare(1, "proconnect", "ProConnect", ("OrganisationClaim", "siret"), ("EmailTrusted", "true"), ("Scopes", "openid email siret"));
            Declare(2, "strict", "OEMM", ("Organisation", DemoPeople.Oemm), ("PasswordsForbidden", "true"), ("SecondStep", "true"));

            void Declare(int number, string key, string label, params (string Name, string Value)[] more)
            {
                foreach (var (name, value) in more.Concat([
                    ("Key", key), ("Label", label), ("Authority", Provider.Address.ToString()), ("ClientId", $"cqp-{key}"),
                    ("ClientSecret", "a secret of the tests, long enough for its algorithm"),
                ]))
                {
                    builder.UseSetting($"Directories:{number}:{name}", value);
                }
            }
        }

        /// <inheritdoc />
        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Provider.Dispose();
        }
    }
}
