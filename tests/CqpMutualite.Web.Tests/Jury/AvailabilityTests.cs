using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Messages;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>The members are asked on which days they are free; their answers are read where they are seated.</summary>
public class AvailabilityTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Member = "jury.salarie@cqp.example";

    [Fact]
    public async Task Each_member_is_written_to_once_answers_by_day_and_is_read_beside_their_name()
    {
        var session = await ConvocationPagesTests.SessionAsync(app);
        var day = app.Clock.Today().AddDays(40);
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var calendar = await oemm.OpenAsync($"/oemm/jurys/calendrier?mois={day:yyyy-MM}");
        var asked = await oemm.SubmitAsync(calendar, "Demander les disponibilités");
        Assert.Contains("membres sont interrogés", asked.Text, StringComparison.Ordinal);
        Assert.Equal(4, await app.SendMessagesAsync());
        Assert.Empty(app.Sink.To("observateur@cqp.example"));
        var mail = Assert.Single(app.Sink.To(Member));
        Assert.Contains("vous demande les jours où vous êtes libre", mail.Text, StringComparison.Ordinal);

        using var member = await Visitor.SignedInAsync(app, Member);
        Assert.NotNull((await member.OpenAsync("/jury")).Html.QuerySelector($"a[href='{mail.Link}']"));
        var form = await member.OpenAsync(mail.Link);
        Assert.Contains("de 9 h à 17 h 30, Lyon, maison de la branche", form.Text, StringComparison.Ordinal);
        var home = await member.SubmitAsync(
            form, "Enregistrer mes disponibilités", (WebPage.Flat(FrenchText.Sentence(FrenchText.LongDate(day))), "Peut-être disponible"));
        Assert.Contains("Revoir vos disponibilités", home.Text, StringComparison.Ordinal);

        var page = await oemm.OpenAsync($"/oemm/jurys/{session}");
        Assert.Single(Lines(page), line => line.EndsWith("peut-être disponible", StringComparison.Ordinal));
        Assert.Equal(3, Lines(page).Count(line => line.EndsWith("disponibilité demandée", StringComparison.Ordinal)));

        // only those who have not answered are asked again
        await oemm.SubmitAsync(await oemm.OpenAsync($"/oemm/jurys/calendrier?mois={day:yyyy-MM}"), "Demander les disponibilités");
        Assert.Equal(3, await app.SendMessagesAsync());
        Assert.Single(app.Sink.To(Member));
        Assert.Equal(HttpStatusCode.NotFound, (await oemm.OpenAsync(mail.Link)).Status);
    }

    private static IEnumerable<string> Lines(WebPage page) => page.Html.QuerySelectorAll(".seat .meta").Select(line => WebPage.Flat(line.TextContent));
}
