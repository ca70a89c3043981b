using System.Net;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Lists;

/// <summary>One search on every list.</summary>
public class SearchTests(AppHost app) : IClassFixture<AppHost>
{
    private readonly ListScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Élodie", "Marchetti", null, "elodie")]
    [InlineData("Élodie", "Marchetti", null, "Elodie Marchetti")]
    [InlineData("Élodie", "Marchetti", null, "Marchetti Élodie")]
    [InlineData("Yann", "Le Bihan", null, "bihan")]
    [InlineData("Yann", "Le Bihan", null, "lebihan yann")]
    [InlineData("Zoé", "Lœuvre", null, "Zoé Lœuvre")]
    [InlineData("Zoé", "Lœuvre", null, "loeuvre")]
    [InlineData("Sean", "O'Brien", null, "o’brien")]
    [InlineData("Jean Noël", "Kerbrat", null, "jean-noel kerbrat")]
    [InlineData("Anne", "Vasseur", "de la Tour", "delatour")]
    [InlineData("Anne", "Vasseur", "de la Tour", "vasseur anne")]
    [InlineData("Marie-Hélène", "d'Aÿrens-LE  GOFF", null, "legoff marie helene")]
    public async Task A_file_is_found_by_its_candidate(string firstNames, string birthName, string? usedName, string typed)
    {
        var reference = await scene.FileAsync(firstNames, birthName, usedName);
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Contains(reference, (await company.OpenAsync(Address(typed))).Text);
        Assert.Contains(reference, (await company.OpenAsync(Address(typed.Normalize(System.Text.NormalizationForm.FormD)))).Text);
        Assert.DoesNotContain(reference, (await company.OpenAsync(Address(typed + " introuvable"))).Text);
        using var other = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.DoesNotContain(reference, (await other.OpenAsync(Address(typed))).Text);
    }

    [Fact]
    public async Task A_file_is_found_by_a_part_of_its_reference_and_by_its_company()
    {
        var reference = await scene.FileAsync("Ali", "Sansou", company: "Mutuelle de l’Île-aux-Moines");
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        foreach (var typed in new[] { "spe-03", "demo spe 03" })
        {
            Assert.Contains("DEMO-SPE-03", (await oemm.OpenAsync(Address(typed))).Text);
        }

        foreach (var typed in new[] { reference, reference[^4..], "ile aux moines", "ileauxmoines sansou", "sansou mutuelle moines" })
        {
            Assert.Contains(reference, (await oemm.OpenAsync(Address(typed))).Text);
        }
    }

    [Fact]
    public async Task A_change_of_name_is_found_at_once_and_the_former_name_no_more()
    {
        var reference = await scene.FileAsync("Inès", "Ancienne", company: "Mutuelle Avant");
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        await scene.ChangeAsync(async db =>
        {
            var person = await db.People.Include(found => found.FormerNames).SingleAsync(found => found.BirthName == "Ancienne", Cancellation);
            Assert.True(person.ChangeName(new CivilNames("Inès", "Nouvellet", null), "Mariage", new DateOnly(2026, 1, 1), app.Clock.Today()).IsAccepted);
            var company = await db.Organisations.SingleAsync(found => found.Name == "Mutuelle Avant", Cancellation);
            Assert.True(company.Describe(new OrganisationIdentity("Mutuelle Après", "73282932000074", null, null, "Quimper")).IsAccepted);
        });
        Assert.Contains(reference, (await oemm.OpenAsync(Address("nouvellet"))).Text);
        Assert.Contains(reference, (await oemm.OpenAsync(Address("apres nouvellet"))).Text);
        Assert.Contains(reference, (await oemm.OpenAsync("/dossiers?Entreprise=quimper")).Text);
        Assert.Contains("Aucun dossier", (await oemm.OpenAsync(Address("ancienne"))).Text);
        Assert.Contains("Aucun dossier", (await oemm.OpenAsync(Address("avant"))).Text);
    }

    [Theory]
    [InlineData("rh@horizon.example", "/dossiers?Recherche=%00")]
    [InlineData("rh@horizon.example", "/dossiers?Recherche=%07&Entreprise=%00&Certification=%00&Edition=%00.v1&Tri=%00")]
    [InlineData("oemm@cqp.example", "/dossiers?Organisme=%00&Entreprise=%1B")]
    [InlineData("oemm@cqp.example", "/oemm/certificats?Recherche=%00&Certification=%00")]
    [InlineData("oemm@cqp.example", "/courriers?Recherche=%00")]
    [InlineData("oemm@cqp.example", "/oemm/jurys/dossiers?Recherche=%00&Region=%00")]
    [InlineData("oemm@cqp.example", "/oemm/jurys/membres?Recherche=%00")]
    [InlineData("oemm@cqp.example", "/oemm/entreprises?Recherche=%00")]
    [InlineData("oemm@cqp.example", "/oemm/organismes?Recherche=%00")]
    [InlineData("oemm@cqp.example", "/comptes?Recherche=%00")]
    public async Task A_control_character_finds_nothing_and_breaks_nothing(string email, string address)
    {
        using var visitor = await Visitor.SignedInAsync(app, email);
        var page = await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task People_organisations_messages_and_accounts_are_found_by_the_same_search()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.Contains("Morel", (await oemm.OpenAsync("/comptes?Recherche=MOREL+claire")).Text);
        Assert.Contains("rh@horizon.example", (await oemm.OpenAsync("/comptes?Recherche=rh%40horizon.example")).Text);
        Assert.Contains("Horizon", (await oemm.OpenAsync("/oemm/entreprises?Recherche=horizon+mutuelle")).Text);
        Assert.Contains("Compétences", (await oemm.OpenAsync("/oemm/organismes?Recherche=competences")).Text);
        await scene.FileAsync("Odile", "Vis-à-Vis");
        Assert.Equal(HttpStatusCode.OK, (await oemm.OpenAsync("/courriers?Recherche=visavis")).Status);
    }

    [Fact]
    public async Task What_was_written_before_the_search_existed_is_filled_at_start()
    {
        var reference = await scene.FileAsync("Prune", "Đurić-Œillet", company: "Société Élan");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await db.SearchWords.ExecuteDeleteAsync(Cancellation);
        await db.People.ExecuteUpdateAsync(row => row.SetProperty(person => person.SortName, ""), Cancellation);
        await db.Organisations.ExecuteUpdateAsync(row => row.SetProperty(organisation => organisation.SortName, ""), Cancellation);
        var kept = await db.Files.AsNoTracking().ToDictionaryAsync(file => file.Id, file => (file.Progress, file.DueBefore), Cancellation);
        await db.Files.ExecuteUpdateAsync(
            row => row.SetProperty(file => file.Progress, 0).SetProperty(file => file.DueBefore, new DateOnly(1, 1, 1)),
            Cancellation
        );

        await new SearchFiller(db).RunAsync(Cancellation);
        await new SearchFiller(db).RunAsync(Cancellation);

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.Contains(reference, (await oemm.OpenAsync(Address("duric oeillet elan"))).Text);
        Assert.Equal(kept, await db.Files.AsNoTracking().ToDictionaryAsync(file => file.Id, file => (file.Progress, file.DueBefore), Cancellation));
        Assert.False(await db.People.AnyAsync(person => person.SortName == "", Cancellation));
    }

    private static string Address(string typed) => "/dossiers?Recherche=" + Uri.EscapeDataString(typed);
}
