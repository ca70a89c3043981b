using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>The sessions of the certifier: a list that filters, a calendar of a month or a quarter.</summary>
public class SessionListTests(AppHost app) : IClassFixture<AppHost>
{
    [Fact]
    public async Task Each_filter_keeps_the_sessions_that_it_says_in_the_order_of_their_days()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        await PlanAsync(oemm, "11/02/2027", "Rennes, salle Armor");
        await PlanAsync(oemm, "09/02/2027", "Rennes, salle Argoat");
        await PlanAsync(oemm, "10/02/2027", "Dijon", "conseiller-mutualiste-individuels");
        await PlanAsync(oemm, "12/02/2027", "Dijon", "blocs-relation-clients", "Commission");

        Assert.Equal(["9", "11"], await DaysAsync(oemm, "Recherche=RENNES+salle"));
        Assert.Equal(["10"], await DaysAsync(oemm, "Certification=conseiller-mutualiste-individuels&Du=2027-02-01&Au=2027-02-28"));
        Assert.Equal(["12"], await DaysAsync(oemm, "Nature=Commission&Du=2027-02-01&Au=2027-02-28"));
        Assert.Equal(["10", "11"], await DaysAsync(oemm, "Du=2027-02-10&Au=2027-02-11"));
        Assert.Equal(["9", "10", "11", "12"], await DaysAsync(oemm, "Etat=APreparer&Du=2027-02-01&Au=2027-02-28"));
        Assert.Equal(["12", "11", "10", "9"], await DaysAsync(oemm, "Etat=Toutes&Du=2027-02-01&Au=2027-02-28"));
        Assert.Contains("Aucune session ne répond", (await oemm.OpenAsync("/oemm/jurys?Etat=EnSeance&Du=2027-02-01&Au=2027-02-28")).Text);
        Assert.Contains("Aucune session ne répond", (await oemm.OpenAsync("/oemm/jurys?Etat=Publiees&Du=2027-02-01&Au=2027-02-28")).Text);
    }

    [Fact]
    public async Task The_calendar_shows_a_month_or_a_quarter_its_sessions_and_its_public_holidays()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var session = await PlanAsync(oemm, "06/05/2027", "Lille");
        var may = await oemm.OpenAsync("/oemm/jurys/calendrier?mois=2027-05");
        Assert.Equal("Calendrier : mai 2027", WebPage.Flat(may.Html.QuerySelector("h1")!.TextContent));
        var day = Assert.Single(may.Html.QuerySelectorAll(".month-day"), cell => cell.QuerySelector($"a[href='{session}']") is not null);
        Assert.Contains("Férié : l’Ascension", WebPage.Flat(day.TextContent), StringComparison.Ordinal);
        Assert.StartsWith("jeudi 6 mai", WebPage.Flat(day.TextContent), StringComparison.Ordinal);
        Assert.NotNull(day.QuerySelector(".tag i"));
        Assert.True(may.Html.QuerySelector(".month-day")!.ClassList.Contains("w6"));
        Assert.Equal(31, may.Html.QuerySelectorAll(".month-day").Length);
        Assert.All(may.Html.QuerySelectorAll(".month-day.free"), cell => Assert.Equal("true", cell.GetAttribute("aria-hidden")));
        Assert.Equal(
            ["/oemm/jurys/calendrier?mois=2027-04", "/oemm/jurys/calendrier?mois=2027-06"],
            may.Html.QuerySelectorAll("a[rel]").Select(link => link.GetAttribute("href")));

        var quarter = await oemm.OpenAsync("/oemm/jurys/calendrier?trimestre=2027-2");
        Assert.Equal(["Avril 2027", "Mai 2027", "Juin 2027"], quarter.Html.QuerySelectorAll("main h2").Select(head => WebPage.Flat(head.TextContent)));
        Assert.NotNull(quarter.Html.QuerySelector($"a[href='{session}']"));
        Assert.Equal(
            ["/oemm/jurys/calendrier?trimestre=2027-1", "/oemm/jurys/calendrier?trimestre=2027-3"],
            quarter.Html.QuerySelectorAll("a[rel]").Select(link => link.GetAttribute("href")));
        Assert.Null((await oemm.OpenAsync("/oemm/jurys/calendrier?trimestre=2027-3")).Html.QuerySelector($"a[href='{session}']"));

        // what cannot be read is the month of today; nobody else comes here
        foreach (var odd in new[] { "", "?mois=2027-13", "?mois=abc", "?trimestre=0000-9" })
        {
            Assert.Equal("Calendrier : juin 2026", WebPage.Flat((await oemm.OpenAsync("/oemm/jurys/calendrier" + odd)).Html.QuerySelector("h1")!.TextContent));
        }

        using var member = await Visitor.SignedInAsync(app, "jury.salarie@cqp.example");
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/oemm/jurys/calendrier")).Status);
    }

    private static async Task<IEnumerable<string>> DaysAsync(Visitor oemm, string query) =>
        (await oemm.OpenAsync("/oemm/jurys?" + query)).Html.QuerySelectorAll("tbody th a").Select(link => WebPage.Flat(link.TextContent).Split(' ')[1]);

    private static async Task<string> PlanAsync(Visitor oemm, string day, string place, string edition = "specialiste-prestations", string kind = "Jury")
    {
        var form = await oemm.OpenAsync($"/oemm/jurys/nouveau?edition={edition}&kind={kind}");
        var page = await oemm.SubmitAsync(form, "Créer la session", ("Jour de la session", day), ("Lieu", place));
        Assert.Empty(page.Errors);
        return page.Path;
    }
}
