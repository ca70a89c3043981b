using System.Text;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Calendars;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>What RFC 5545 asks of a calendar file.</summary>
public class CalendarFileTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 14, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Lines_end_with_crlf_and_none_is_longer_than_75_octets()
    {
        var text = Encoding.UTF8.GetString(
            CalendarFile.Of([Event("Été à l’agence de Nantes, étage « A » ; " + string.Concat(Enumerable.Repeat("évaluation 漢字 ", 20)))])
        );
        var lines = text.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^2]));

        // unfolded, the text is whole
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(
            "LOCATION:Été à l’agence de Nantes\\, étage « A » \\; " + string.Concat(Enumerable.Repeat("évaluation 漢字 ", 20)),
            whole,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Hours_are_those_of_the_place_text_is_escaped_and_the_same_event_gives_the_same_bytes()
    {
        var text = Encoding.UTF8.GetString(CalendarFile.Of([Event("Salle A\\B, 1er étage")]));
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261124T140000\r\nDTEND;TZID=Europe/Paris:20261124T153000\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "UID:u-1@cqp-mutualite\r\nDTSTAMP:20261120T090000Z\r\nLAST-MODIFIED:20261120T090000Z\r\nSEQUENCE:2\r\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("LOCATION:Salle A\\\\B\\, 1er étage\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Une ligne\\nune autre\r\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(CalendarFile.Of([Event("Salle A\\B, 1er étage")])));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarFile.Of([]));
    }

    [Fact]
    public async Task Two_readers_find_the_hours_of_each_territory_in_every_month()
    {
        var events = (
            from territory in Enum.GetValues<Territory>()
            from month in Enumerable.Range(1, 12)
            let at = FrenchText.FromClock(new DateOnly(2027, month, 28), new TimeOnly(9, 0), territory.Zone())
            select Event("Sur place") with { Uid = $"{territory}-{month}@cqp", StartsAt = at, EndsAt = at.AddHours(1), Zone = territory.Zone() }).ToList();
        var read = await ReadCalendar.OfAsync(Encoding.UTF8.GetString(CalendarFile.Of(events)), TestContext.Current.CancellationToken);
        Assert.Equal(("PUBLISH", 6), (read.Method, read.Zones));
        Assert.Equal(
            events.Select(one => (one.Uid, one.StartsAt, one.EndsAt, one.Zone)),
            read.Events.Select(one => (one.Uid, one.Start, one.End, one.Zone)));
    }

    [Fact]
    public async Task Two_readers_find_who_convenes_whom_and_what_becomes_of_it()
    {
        var asked = Event("Salle « A », 1er étage ; fond\\couloir") with
        {
            Organizer = new CalendarPerson("CQP Mutualité : \"jurys\"; secrétariat, OEMM", "cqp@cqp.example"),
            Attendee = new CalendarPerson("Zoé, Lœuvre", "zoe.loeuvre@horizon.example"),
        };
        foreach (var (method, cancelled) in new[] { (CalendarMethod.Request, false), (CalendarMethod.Cancel, true) })
        {
            var read = await ReadCalendar.OfAsync(
                Encoding.UTF8.GetString(CalendarFile.Of([asked with { Cancelled = cancelled }], method)), TestContext.Current.CancellationToken);
            var one = Assert.Single(read.Events);
            Assert.Equal(
                (method.ToString().ToUpperInvariant(), cancelled ? "CANCELLED" : "CONFIRMED", 2, asked.Location, "Une ligne\nune autre"),
                (read.Method!, one.Status, one.Sequence, one.Location, one.Description));
            Assert.Equal(asked.Organizer with { Name = "CQP Mutualité : jurys secrétariat, OEMM" }, one.Organizer);
            Assert.Equal(asked.Attendee, one.Attendee);
        }
    }

    [Fact]
    public void A_calendar_that_one_subscribes_to_holds_a_component_even_without_events()
    {
        var empty = Encoding.UTF8.GetString(CalendarFile.Feed("CQP", []));
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", empty, StringComparison.Ordinal);
        Assert.Contains("X-WR-CALNAME:CQP\r\n", empty, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE\r\n", empty, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VEVENT\r\n", Encoding.UTF8.GetString(CalendarFile.Feed("CQP", [Event("Ici")])), StringComparison.Ordinal);
    }

    private static CalendarEvent Event(string location) =>
        new(
            "u-1@cqp-mutualite",
            2,
            new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
            Start,
            Start.AddMinutes(90),
            "Entretien",
            location,
            "Une ligne\r\nune autre",
            "https://cqp.example/d"
        );
}
