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

    /// <summary>IANA name of the zone on whose clocks its hours are read.</summary>
    public string Zone { get; init; } = FrenchText.ParisZone;

    /// <summary>Who convenes; needed by <see cref="CalendarMethod.Request"/> and <see cref="CalendarMethod.Cancel"/>.</summary>
    public CalendarPerson? Organizer { get; init; }

    /// <summary>Who is convened.</summary>
    public CalendarPerson? Attendee { get; init; }
}

/// <summary>Somebody of an event.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Address">E-mail address.</param>
public sealed record CalendarPerson(string Name, string Address);

/// <summary>What a calendar that receives the file does with it (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>Shows the event: nothing is asked of anybody.</summary>
    Publish,

    /// <summary>Takes the event, or replaces the one it has.</summary>
    Request,

    Cancel,
}

/// <summary>
/// Writes events as an iCalendar file (RFC 5545): CRLF line ends, lines folded at 75 octets without cutting a character, text escaped, hours on the clocks of
/// the place with the rules of these clocks. The same events give the same bytes, whenever they are asked for.
/// </summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    private static readonly string[] Subscribed = ["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"];

    /// <summary>The file. At least one event: a calendar without any is not valid.</summary>
    public static byte[] Of(IReadOnlyCollection<CalendarEvent> events, CalendarMethod method = CalendarMethod.Publish)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        return Write(events, ["METHOD:" + method.ToString().ToUpperInvariant()]);
    }

    /// <summary>What a calendar subscribes to, under that name: valid without any event too, by the zone that it holds.</summary>
    public static byte[] Feed(string name, IReadOnlyCollection<CalendarEvent> events) =>
        Write(events, ["X-WR-CALNAME:" + Escape(name), .. Subscribed]);

    private static byte[] Write(IReadOnlyCollection<CalendarEvent> events, IReadOnlyList<string> head)
    {
        var text = new StringBuilder();
        List<string> lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//CQP Mutualite//CQP Mutualite//FR",
            "CALSCALE:GREGORIAN",
            .. head,
            .. events.Select(one => one.Zone).DefaultIfEmpty(FrenchText.ParisZone).Distinct().SelectMany(CalendarZone.Lines),
            .. events.SelectMany(Lines),
            "END:VCALENDAR",
        ];
        lines.ForEach(line => Fold(text, line));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Lines(CalendarEvent one) =>
    [
        "BEGIN:VEVENT",
        "UID:" + Escape(one.Uid),
        "DTSTAMP:" + Instant(one.ChangedAt),
        "LAST-MODIFIED:" + Instant(one.ChangedAt),
        "SEQUENCE:" + one.Sequence.ToString(CultureInfo.InvariantCulture),
        $"DTSTART;TZID={one.Zone}:{OnTheClock(one.StartsAt, one.Zone)}",
        $"DTEND;TZID={one.Zone}:{OnTheClock(one.EndsAt, one.Zone)}",
        "SUMMARY:" + Escape(one.Summary),
        "LOCATION:" + Escape(one.Location),
        "DESCRIPTION:" + Escape(one.Description),
        "URL:" + one.Url,
        .. one.Organizer is { } organizer ? [$"ORGANIZER;CN={Quoted(organizer.Name)}:mailto:{organizer.Address}"] : Array.Empty<string>(),
        .. one.Attendee is { } attendee
            ? [$"ATTENDEE;CN={Quoted(attendee.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee.Address}"]
            : Array.Empty<string>(),
        one.Cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED",
        "END:VEVENT",
    ];

    // a continuation begins with a space, which counts in its length
    private static void Fold(StringBuilder text, string line)
    {
        var room = LongestLine;
        foreach (var character in line.EnumerateRunes())
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

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string OnTheClock(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, zone).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escape(string text) => new StringBuilder(text.ReplaceLineEndings("\n"))
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\n", "\\n").ToString();

    // a parameter knows no escape: what ends it, for some readers even between quotes, is left out
    private static string Quoted(string name) => $"\"{string.Concat(name.Where(letter => letter is not ('"' or ';') && !char.IsControl(letter)))}\"";
}
