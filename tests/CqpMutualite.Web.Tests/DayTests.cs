using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Evaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests;

/// <summary>The application at the edges of the calendar: days are those of Paris.</summary>
public class DayTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Company = "rh@horizon.example", Tutor = "tuteur@horizon.example";

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static int opened;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_begins_at_midnight_in_Paris_when_Greenwich_is_still_the_day_before()
    {
        app.Clock.MoveTo(MidnightOf(2026, 6, 16) - Moment);
        Assert.Contains("Ouverture15 juin 2026", (await OpenFileAsync()).Text, StringComparison.Ordinal);
        app.Clock.Advance(Moment);
        Assert.Equal(15, app.Clock.GetUtcNow().Day);
        Assert.Contains("Ouverture16 juin 2026", (await OpenFileAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_of_a_month_is_served_to_its_end()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var person = await db.Users.Where(account => account.Email == Tutor).Select(account => account.PersonId).SingleAsync(Cancellation);
            (await db.Memberships.SingleAsync(membership => membership.PersonId == person, Cancellation)).End(new DateOnly(2026, 6, 30));
            await db.SaveChangesAsync(Cancellation);
        }

        app.Clock.MoveTo(MidnightOf(2026, 7, 1) - Moment);
        using (var last = await Visitor.SignedInAsync(app, Tutor))
        {
            Assert.Equal(HttpStatusCode.OK, (await last.OpenAsync("/tuteur")).Status);
        }

        app.Clock.Advance(Moment);
        using var after = Visitor.Of(app);
        var told = await after.SubmitAsync(
            await after.OpenAsync("/connexion"),
            "Se connecter",
            ("Adresse électronique", Tutor),
            ("Mot de passe", DemoPeople.Password)
        );
        Assert.Contains("n’a plus de qualité en cours", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_begins_on_the_first_of_January_in_Paris_and_its_files_are_numbered_from_one()
    {
        app.Clock.MoveTo(MidnightOf(2027, 1, 1) - Moment);
        Assert.StartsWith("/dossiers/CQP-2026-", (await OpenFileAsync()).Path, StringComparison.Ordinal);
        app.Clock.Advance(Moment);
        var first = await OpenFileAsync();
        Assert.Equal("/dossiers/CQP-2027-0001", first.Path);
        Assert.Contains("Ouverture1er janvier 2027", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_years_from_the_29th_of_February_end_on_the_28th()
    {
        app.Clock.MoveTo(MidnightOf(2028, 2, 29));
        var reference = await new EvaluationScene(app).FileAsync("conseiller-mutualiste-individuels", filled: false);
        using var company = await Visitor.SignedInAsync(app, Company);
        var page = await company.OpenAsync($"/dossiers/{reference}");
        Assert.Contains("Inscription29 février 2028", page.Text, StringComparison.Ordinal);
        Assert.Contains("Premier jury au plus tard28 février 2031", page.Text, StringComparison.Ordinal);
    }

    private static DateTimeOffset MidnightOf(int year, int month, int day) => FrenchText.FromParis(new DateOnly(year, month, day), TimeOnly.MinValue);

    private async Task<WebPage> OpenFileAsync()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var page = await company.SubmitAsync(
            await company.OpenAsync("/dossiers/nouveau"),
            "Ouvrir le dossier",
            ("Certification préparée", "CQP Chargé(e) d'accueil et de relation clients/adhérents"),
            ("Prénoms", "Karim"),
            ("Nom de naissance", "Minuit " + (char)('A' + opened++)),
            ("Sexe à l’état civil", "Masculin"),
            ("Date de naissance", "14/05/1992")
        );
        Assert.Empty(page.Errors);
        return page;
    }
}
