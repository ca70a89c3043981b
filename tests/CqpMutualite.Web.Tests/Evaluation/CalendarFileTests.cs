using System.Text;
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
    public void Instants_are_in_utc_text_is_escaped_and_the_same_event_gives_the_same_bytes()
    {
        var text = Encoding.UTF8.GetString(CalendarFile.Of([Event("Salle A\\B, 1er étage")]));
        Assert.Contains("DTSTART:20261124T130000Z\r\nDTEND:20261124T143000Z\r\n", text, StringComparison.Ordinal);
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
