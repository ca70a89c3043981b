using AngleSharp.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>A day or an hour that deserves a look is told on the page of the session.</summary>
public class DayDoubtPagesTests(AppHost app) : IClassFixture<AppHost>
{
    [Theory]
    [InlineData("25/12/2027", "Métropole", "férié : Noël")]
    [InlineData("01/01/2027", "Métropole", "férié : le jour de l’An")]
    [InlineData("29/03/2027", "Métropole", "férié : le lundi de Pâques")]
    [InlineData("26/03/2027", "Alsace et Moselle", "férié : le Vendredi saint")]
    [InlineData("20/12/2027", "La Réunion", "l’abolition de l’esclavage")]
    [InlineData("17/01/2027", "Métropole", "un dimanche")]
    public async Task The_page_of_a_session_says_that_its_day_is_unusual(string day, string territory, string said)
    {
        var page = await PlanAsync(day, territory);
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_notice_is_told_until_the_session_is_convened_and_the_clock_of_the_place_with_the_hours()
    {
        var page = await PlanAsync($"{app.Clock.Today().AddDays(9):dd/MM/yyyy}", "Mayotte");
        Assert.Contains("Il reste 9 jours", page.Text, StringComparison.Ordinal);
        Assert.Contains("de 9 h à 17 h 30 (heure de Mayotte)", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("férié", (await PlanAsync("18/01/2027", "Martinique")).Text, StringComparison.Ordinal);
    }

    private async Task<WebPage> PlanAsync(string day, string territory)
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var form = await oemm.OpenAsync("/oemm/jurys/nouveau?edition=specialiste-prestations");
        var page = await oemm.SubmitAsync(form, "Créer la session", ("Jour de la session", day), ("Territoire", territory), ("Lieu", "Salle 2"));
        Assert.Empty(page.Errors);
        Assert.NotNull(page.Html.QuerySelector("h1"));
        return page;
    }
}
