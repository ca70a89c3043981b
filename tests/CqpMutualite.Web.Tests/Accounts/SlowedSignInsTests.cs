using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>Who tries passwords waits longer and longer, wherever they come from; who owns the account comes in.</summary>
public class SlowedSignInsTests(SlowedSignInsTests.PlacesHost app) : IClassFixture<SlowedSignInsTests.PlacesHost>
{
    private const string Wrong = "Ce n'est pas lui";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_four_attempts_from_twenty_four_addresses_are_five_then_a_wait()
    {
        const string Email = "rh@horizon.example";
        using var holder = await Visitor.SignedInAsync(app, Email);
        await holder.SubmitAsync(await holder.OpenAsync("/entreprise"), "Se déconnecter");
        var answers = new List<string>();
        for (var place = 1; place <= 24; place++)
        {
            using var somebody = From($"198.51.100.{place}");
            answers.Add(Assert.Single((await TryAsync(somebody, Email, Wrong)).Errors));
        }

        Assert.All(answers[..5], answer => Assert.Contains("ne convient pas", answer, StringComparison.Ordinal));
        Assert.All(answers[5..], answer => Assert.Contains("Trop d’essais : réessayez dans 1 seconde", answer, StringComparison.Ordinal));

        // the right one is not even looked at elsewhere; the holder's device comes in
        using var guessed = From("198.51.100.25");
        Assert.Contains("Trop d’essais", Assert.Single((await TryAsync(guessed, Email, DemoPeople.Password)).Errors), StringComparison.Ordinal);
        Assert.Equal("/entreprise", (await TryAsync(holder, Email, DemoPeople.Password)).Path);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_answers_alike()
    {
        var said = new List<List<string>>();
        foreach (var email in new[] { "tuteur@horizon.example", "personne@horizon.example" })
        {
            var answers = new List<string>();
            for (var attempt = 0; attempt < 8; attempt++)
            {
                using var somebody = From("198.51.100.30");
                var page = await TryAsync(somebody, email, Wrong);
                answers.Add($"{page.Status} {page.Path} {string.Join('|', page.Errors)} {page.Html.QuerySelector("[name=Code]") is null}");
            }

            said.Add(answers);
        }

        Assert.Equal(said[0], said[1]);
        Assert.Contains("Trop d’essais", said[0][^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_attempts_at_the_same_instant_are_not_fifty_guesses()
    {
        const string Email = "jury.salarie@cqp.example";
        var page = await Visitor.Of(app).OpenAsync("/connexion");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var guessed = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var somebody = Visitor.Of(app);
            return (await TryAsync(somebody, Email, Wrong)).Errors.Single();
        }));
        Assert.InRange(guessed.Count(answer => answer.Contains("ne convient pas", StringComparison.Ordinal)), 1, 5);
    }

    [Fact]
    public async Task One_address_that_tries_many_accounts_waits_too()
    {
        var said = "";
        for (var attempt = 0; attempt <= 30; attempt++)
        {
            using var somebody = From("198.51.100.40");
            said = Assert.Single((await TryAsync(somebody, $"inconnu{attempt}@horizon.example", Wrong)).Errors);
        }

        Assert.Contains("Trop d’essais", said, StringComparison.Ordinal);
        using var other = From("198.51.100.41");
        Assert.Contains("ne convient pas", Assert.Single((await TryAsync(other, "inconnu@horizon.example", Wrong)).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_steps_at_once_pass_and_a_code_serves_once()
    {
        const string Email = "candidat@horizon.example";
        using var holder = await Visitor.SignedInAsync(app, Email);
        var bind = await holder.SubmitAsync(
            await holder.OpenAsync("/mon-compte/deux-etapes"), "Activer les deux étapes", ("Mot de passe actuel", DemoPeople.Password));
        var key = bind.Html.QuerySelector(".key")!.TextContent;
        await holder.SubmitAsync(bind, "Vérifier le code", ("Code affiché par l’application", Totp.Code(key)));

        using var elsewhere = From("198.51.100.50");
        var page = await elsewhere.OpenAsync("/connexion");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            page = await TryAsync(elsewhere, Email, Wrong);
        }

        var code = Totp.Code(key);
        (string, string)[] right = [("Adresse électronique", Email), ("Mot de passe", DemoPeople.Password), ("Code de l’application", code)];
        Assert.Contains(
            "Trop d’essais",
            Assert.Single((await elsewhere.SubmitAsync(page, "Se connecter", [right[0], ("Mot de passe", Wrong), right[2]])).Errors),
            StringComparison.Ordinal);
        Assert.Equal("/candidat", (await elsewhere.SubmitAsync(page, "Se connecter", right)).Path);
        using var replay = From("198.51.100.51");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            page = await TryAsync(replay, Email, Wrong);
        }

        Assert.Contains("Trop d’essais", Assert.Single((await replay.SubmitAsync(page, "Se connecter", right)).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_holder_is_told_once_of_repeated_failures_and_of_a_new_device()
    {
        const string Email = "oemm@cqp.example";
        await using var alerting = app.WithWebHostBuilder(builder => builder
            .UseSetting("SignIn:AlertAfter", "3")
            .UseSetting("SignIn:AlertNewDevice", "true"));
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var somebody = new Visitor(alerting.CreateClient(new() { AllowAutoRedirect = false }));
            await TryAsync(somebody, Email, Wrong);
        }

        Assert.Equal([MessageKind.SignInsRefused], await KindsAsync(Email));
        foreach (var told in new[] { 0, 1 })
        {
            using var device = new Visitor(alerting.CreateClient(new() { AllowAutoRedirect = false }));
            Assert.Equal("/oemm", (await TryAsync(device, Email, DemoPeople.Password)).Path);
            Assert.Equal("/oemm", (await TryAsync(device, Email, DemoPeople.Password)).Path);
            Assert.Equal(told, (await KindsAsync(Email)).Count(kind => kind == MessageKind.NewDevice));
        }

        await app.SendMessagesAsync();
        var mail = Directory.GetFiles(Path.Combine(app.Database.Folder, "courrier")).Select(File.ReadAllText).ToList();
        Assert.Contains(mail, text => text.Contains("Plusieurs essais de connexion", StringComparison.Ordinal));
        Assert.Contains(mail, text => text.Contains("Appareil non reconnu", StringComparison.Ordinal));
    }

    private static async Task<WebPage> TryAsync(Visitor visitor, string email, string password)
    {
        var door = await visitor.OpenAsync("/connexion");
        return door.Path == "/connexion"
            ? await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", email), ("Mot de passe", password))
            : door;
    }

    private Visitor From(string address)
    {
        var visitor = Visitor.Of(app);
        visitor.Client.DefaultRequestHeaders.Add(PlacesHost.Header, address);
        return visitor;
    }

    private async Task<List<MessageKind>> KindsAsync(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await (
            from message in db.Messages
            join account in db.Users on message.PersonId equals account.PersonId
            where account.Email == email
            orderby message.CreatedAt
            select message.Kind).ToListAsync(Cancellation);
    }

    /// <summary>The application, to which each visitor says from which address they come.</summary>
    public sealed class PlacesHost : AppHost
    {
        public const string Header = "X-Test-Address";

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddTransient<IStartupFilter, Places>());
        }

        private sealed class Places : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, rest) =>
                {
                    if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                    {
                        context.Connection.RemoteIpAddress = address;
                    }

                    return rest(context);
                });
                next(app);
            };
        }
    }
}
