using System.Net;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>A session is on the server: a cookie is worth what it still is there.</summary>
public class OpenSessionsTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Current = "Mot de passe actuel";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copied_cookie_opens_nothing_after_the_sign_out()
    {
        var (person, jar) = await SignedInAsync(app, "rh@horizon.example");
        using var thief = With(app, jar);
        var page = await person.OpenAsync("/entreprise");
        Assert.Equal("/entreprise", (await thief.OpenAsync("/entreprise")).Path);
        await person.SubmitAsync(page, "Se déconnecter");
        Assert.Equal("/connexion", (await thief.OpenAsync("/entreprise")).Path);
        person.Dispose();
    }

    [Fact]
    public async Task What_one_application_ends_the_other_refuses_seconds_later()
    {
        await using var other = app.WithWebHostBuilder(_ => { });
        var (person, jar) = await SignedInAsync(app, "responsable@horizon.example");
        using var elsewhere = With(other, jar);
        Assert.Equal("/tuteur", (await elsewhere.OpenAsync("/tuteur")).Path);
        await person.SubmitAsync(await person.OpenAsync("/tuteur"), "Se déconnecter");
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("/connexion", (await elsewhere.OpenAsync("/tuteur")).Path);
        person.Dispose();
    }

    [Fact]
    public async Task A_session_ends_unused_after_two_hours_and_used_after_twelve()
    {
        using var idle = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        using var busy = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        for (var quarter = 0; quarter < 47; quarter++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal("/organisme", (await busy.OpenAsync("/organisme")).Path);
        }

        Assert.Equal("/connexion", (await idle.OpenAsync("/organisme")).Path);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/connexion", (await busy.OpenAsync("/organisme")).Path);

        // what is over is swept, what is open stays
        using var open = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        await app.Services.GetRequiredService<SignInSweep>().SweepAsync(Cancellation);
        Assert.Equal("/organisme", (await open.OpenAsync("/organisme")).Path);
        var now = app.Clock.GetUtcNow();
        Assert.Equal(0, await ReadAsync(db => db.OpenSessions.CountAsync(session => session.EndsAt < now, Cancellation)));
    }

    [Fact]
    public async Task One_s_sessions_are_listed_and_closed_one_by_one_or_all_at_once()
    {
        using var here = await Visitor.SignedInAsync(app, "jury.employeur@cqp.example");
        using var phone = Visitor.Of(app);
        phone.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1");
        await SignInAsync(phone, "jury.employeur@cqp.example");
        using var stranger = await Visitor.SignedInAsync(app, "jury.salarie@cqp.example");

        var page = await here.OpenAsync("/mon-compte");
        Assert.Contains("Cette session", page.Text, StringComparison.Ordinal);
        Assert.Contains("Safari, iPhone", page.Text, StringComparison.Ordinal);
        var session = page.Html.QuerySelector("input[name=session]")!.GetAttribute("value")!;
        var token = (await stranger.OpenAsync("/mon-compte")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using (var body = new FormUrlEncodedContent([new("session", session), new("__RequestVerificationToken", token)]))
        {
            (await stranger.Client.PostAsync("/mon-compte/sessions/fin", body, Cancellation)).Dispose();
            app.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("/jury", (await phone.OpenAsync("/jury")).Path);
        page = await here.SubmitAsync(page, "Fermer cette session");
        Assert.DoesNotContain("iPhone", page.Text, StringComparison.Ordinal);
        Assert.Equal("/connexion", (await phone.OpenAsync("/jury")).Path);

        await SignInAsync(phone, "jury.employeur@cqp.example");
        Assert.Equal("/connexion", (await here.SubmitAsync(await here.OpenAsync("/mon-compte"), "Déconnecter partout")).Path);
        Assert.Equal("/connexion", (await phone.OpenAsync("/jury")).Path);
        Assert.Equal("/connexion", (await here.OpenAsync("/jury")).Path);
        Assert.Equal("/jury", (await stranger.OpenAsync("/jury")).Path);
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_at_once()
    {
        using var here = await Visitor.SignedInAsync(app, "jury.employeur2@cqp.example");
        using var elsewhere = await Visitor.SignedInAsync(app, "jury.employeur2@cqp.example");
        Assert.Equal("/jury", (await elsewhere.OpenAsync("/jury")).Path);
        const string Chosen = "Trois chevaux sous la pluie";
        await here.SubmitAsync(
            await here.OpenAsync("/mon-compte/mot-de-passe"),
            "Changer de mot de passe",
            (Current, DemoPeople.Password),
            ("Nouveau mot de passe", Chosen),
            ("Le même, une seconde fois", Chosen));
        Assert.Equal("/jury", (await here.OpenAsync("/jury")).Path);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("/connexion", (await elsewhere.OpenAsync("/jury")).Path);
        Assert.Equal("/jury", (await here.OpenAsync("/jury")).Path);
    }

    [Fact]
    public async Task Whoever_has_no_capacity_left_is_signed_out_within_a_minute()
    {
        using var gone = await Visitor.SignedInAsync(app, "observateur@cqp.example");
        Assert.Equal("/jury", (await gone.OpenAsync("/jury")).Path);
        var yesterday = app.Clock.Today().AddDays(-1);
        await ReadAsync(db => db.Memberships
            .Where(membership => membership.Role == Role.JuryObserver)
            .ExecuteUpdateAsync(row => row.SetProperty(membership => membership.Until, yesterday), Cancellation));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal("/connexion", (await gone.OpenAsync("/jury")).Path);
        Assert.Equal(0, await ReadAsync(db => (
            from session in db.OpenSessions
            join account in db.Users on session.AccountId equals account.Id
            where account.Email == "observateur@cqp.example"
            select session).CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_suspended_account_is_out_at_once_and_comes_in_again_when_it_is_let_in()
    {
        using var person = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var holder = await ReadAsync(db => db.Users
            .Where(account => account.Email == "formation@autre-organisme.example")
            .Select(account => account.PersonId)
            .SingleAsync(Cancellation));
        var page = await certifier.OpenAsync($"/comptes/{holder}/suspension");
        Assert.Single((await certifier.SubmitAsync(page, "Suspendre le compte", ("Motif", ""))).Errors);
        Assert.Equal("/organisme", (await person.OpenAsync("/organisme")).Path);
        var done = await certifier.SubmitAsync(page, "Suspendre le compte", ("Motif", "Ordinateur volé"));
        Assert.Contains("Compte suspendu – OEMM : Ordinateur volé", done.Text, StringComparison.Ordinal);
        Assert.Equal("/connexion", (await person.OpenAsync("/organisme")).Path);
        await SignInAsync(person, "formation@autre-organisme.example");
        Assert.Equal("/connexion", (await person.OpenAsync("/organisme")).Path);

        await certifier.SubmitAsync(await certifier.OpenAsync($"/comptes/{holder}/suspension"), "Rétablir le compte", ("Motif", "Retrouvé"));
        await SignInAsync(person, "formation@autre-organisme.example");
        Assert.Equal("/organisme", (await person.OpenAsync("/organisme")).Path);

        // not oneself, nor somebody of administration
        foreach (var email in new[] { "oemm@cqp.example", "admin@cqp.example" })
        {
            var other = await ReadAsync(db => db.Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync(Cancellation));
            Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync($"/comptes/{other}/suspension")).Status);
        }
    }

    private static async Task<(Visitor, CookieContainer)> SignedInAsync(AppHost app, string email)
    {
        var jar = new CookieContainerHandler();
        var visitor = new Visitor(app.CreateDefaultClient(app.ClientOptions.BaseAddress, jar));
        await SignInAsync(visitor, email);
        return (visitor, jar.Container);
    }

    // somebody who has a copy of those cookies
    private static Visitor With(WebApplicationFactory<Program> app, CookieContainer cookies)
    {
        var copied = new CookieContainer();
        copied.Add(cookies.GetAllCookies());
        return new Visitor(app.CreateDefaultClient(app.ClientOptions.BaseAddress, new CookieContainerHandler(copied)));
    }

    private static async Task SignInAsync(Visitor visitor, string email) => await visitor.SubmitAsync(
        await visitor.OpenAsync("/connexion"),
        "Se connecter",
        ("Adresse électronique", email),
        ("Mot de passe", DemoPeople.Password));

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
