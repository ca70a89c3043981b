using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>One's calendar is read at a secret address, without signing in, until it is replaced.</summary>
public class AgendaTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_certifier_subscribes_to_every_session_until_the_address_is_replaced()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var form = await oemm.OpenAsync("/oemm/jurys/nouveau?edition=specialiste-prestations");
        var session = (await oemm.SubmitAsync(form, "Créer la session", ("Jour de la session", "14/01/2027"), ("Lieu", "Metz"))).Path;
        Assert.NotNull((await oemm.OpenAsync("/oemm/jurys/calendrier")).Html.QuerySelector("a[href='/mon-compte#agenda']"));

        using var anybody = Visitor.Of(app);
        var address = (await AddressAsync(oemm))!;
        using (var response = await anybody.Client.GetAsync(address, Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("max-age=900, private", response.Headers.CacheControl!.ToString());
            var text = (await response.Content.ReadAsStringAsync(Cancellation)).Replace("\r\n ", "", StringComparison.Ordinal);
            Assert.Contains("DTSTART;TZID=Europe/Paris:20270114T090000\r\n", text, StringComparison.Ordinal);
            Assert.Contains("SUMMARY:Jury du CQP\r\nLOCATION:Metz\r\n", text, StringComparison.Ordinal);
            Assert.Contains(session + "\r\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("METHOD:", text, StringComparison.Ordinal);
            var read = await ReadCalendar.OfAsync(text, Cancellation);
            Assert.Contains(read.Events, found => found.Zone == "Europe/Paris" && found.Location == "Metz");
        }

        // anything else, and what was cut, is nothing
        foreach (var wrong in new[] { "/agendas/AAAA.ics", "/agendas/é.ics", address.Replace(".ics", "A.ics", StringComparison.Ordinal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, wrong));
        }

        var page = await oemm.SubmitAsync(await oemm.OpenAsync("/mon-compte"), "Remplacer l’adresse");
        Assert.Contains("est remplacée", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, address));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anybody, (await AddressAsync(oemm))!));
    }

    [Fact]
    public async Task Whoever_is_not_convened_has_a_calendar_without_events_and_a_tutor_has_none()
    {
        using var member = await Visitor.SignedInAsync(app, "jury.employeur2@cqp.example");
        using var anybody = Visitor.Of(app);
        var text = await anybody.Client.GetStringAsync(await AddressAsync(member), Cancellation);
        Assert.DoesNotContain("VEVENT", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE", text, StringComparison.Ordinal);
        Assert.Empty((await ReadCalendar.OfAsync(text, Cancellation)).Events);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        using var tutor = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        Assert.Null(await AddressAsync(tutor));
    }

    /// <summary>The path that the page « Mon compte » gives; null when it gives none.</summary>
    internal static async Task<string?> AddressAsync(Visitor visitor) =>
        (await visitor.OpenAsync("/mon-compte")).Html.QuerySelector<IHtmlInputElement>("#adresse-agenda") is { } field
            ? new Uri(field.Value).PathAndQuery
            : null;

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var response = await visitor.Client.GetAsync(path, Cancellation);
        return response.StatusCode;
    }
}
