using System.Globalization;
using System.Text;

namespace CqpMutualite.Web.Platform.Calendars;

/// <summary>One event of a calendar.</summary>
/// <param name="Uid">The same each time the event is written: a calendar that knows it replaces it.</param>
/// <param name="Sequence">Grows each time the event changes.</param>
/// <param name="ChangedAt">When it last did (UTC).</param>
/// <param name="StartsAt">Beginning.</param>
/// <param name="EndsAt">End.</param>
/// <param name="Summary">Title.</param>
/// <param name="Location">Place.</param>
/// <param name="Description">Some lines.</param>
/// <param name="Url">Where it is read.</param>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    DateTimeOffset ChangedAt,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Summary,
    string Location,
    string Description,
    string Url
)
{
    /// <summary>It will not be: a calendar that knows it takes it away.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Address of who convenes; needed by <see cref="CalendarMethod"/>.</summary>
    public string? Organizer { get; init; }

    /// <summary>Address of who is convened.</summary>
    public string? Attendee { get; init; }
}

/// <summary>What a calendar that receives the file by mail does with it (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>Takes the event, or replaces the one it has.</summary>
    Request,

    Cancel,
}

/// <summary>
/// Writes events as an iCalendar file (RFC 5545): CRLF line ends, lines folded at 75 octets without cutting a character, text escaped, instants in UTC.
/// The same events give the same bytes, whenever they are asked for.
/// </summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    private static readonly string[] Subscribed = ["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"];

    // a calendar holds at least one component: this one is there when no event is
    private static readonly string[] Zone =
    [
        "BEGIN:VTIMEZONE",
        "TZID:Etc/UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "TZNAME:UTC",
        "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>The file. At least one event: a calendar without any is not valid.</summary>
    public static byte[] Of(IReadOnlyCollection<CalendarEvent> events, CalendarMethod? method = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        return Write(events, method is { } asked ? ["METHOD:" + asked.ToString().ToUpperInvariant()] : []);
    }

    /// <summary>What a calendar subscribes to, under that name: valid without any event too.</summary>
    public static byte[] Feed(string name, IReadOnlyCollection<CalendarEvent> events) =>
        Write(events, ["X-WR-CALNAME:" + Escape(name), .. Subscribed, .. Zone]);

    private static byte[] Write(IReadOnlyCollection<CalendarEvent> events, IEnumerable<string> head)
    {
        var text = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//CQP Mutualite//Evaluation//FR");
        Line("CALSCALE:GREGORIAN");
        foreach (var line in head)
        {
            Line(line);
        }

        foreach (var one in events)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escape(one.Uid));
            Line("DTSTAMP:" + Instant(one.ChangedAt));
            Line("LAST-MODIFIED:" + Instant(one.ChangedAt));
            Line("SEQUENCE:" + one.Sequence.ToString(CultureInfo.InvariantCulture));
            Line("DTSTART:" + Instant(one.StartsAt));
            Line("DTEND:" + Instant(one.EndsAt));
            Line("SUMMARY:" + Escape(one.Summary));
            Line("LOCATION:" + Escape(one.Location));
            Line("DESCRIPTION:" + Escape(one.Description));
            Line("URL:" + one.Url);
            if (one.Organizer is { } organizer)
            {
                Line("ORGANIZER:mailto:" + organizer);
            }

            if (one.Attendee is { } attendee)
            {
                Line("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:" + attendee);
            }

            Line(one.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string content)
        {
            // a continuation begins with a space, which counts in its length
            var room = LongestLine;
            foreach (var character in content.EnumerateRunes())
            {
                if (character.Utf8SequenceLength > room)
                {
                    text.Append("\r\n ");
                    room = LongestLine - 1;
                }

                text.Append(character);
                room -= character.Utf8SequenceLength;
            }

            text.Append("\r\n");
        }
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => new StringBuilder(text.ReplaceLineEndings("\n"))
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\n", "\\n").ToString();
}
