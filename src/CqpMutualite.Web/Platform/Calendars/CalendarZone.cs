using System.Globalization;

namespace CqpMutualite.Web.Platform.Calendars;

/// <summary>The rules of the clocks of a zone, as a calendar wants them beside the hours that follow them (VTIMEZONE).</summary>
internal static class CalendarZone
{
    // of all the territories, only the mainland changes its clocks, by the rule of the Union since 1996
    private static readonly string[] Mainland =
    [
        .. Rules("DAYLIGHT", "19960331T020000", "+0100", "+0200", "CEST"),
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        .. Rules("STANDARD", "19961027T030000", "+0200", "+0100", "CET"),
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
    ];

    public static IEnumerable<string> Lines(string zone) =>
        ["BEGIN:VTIMEZONE", "TZID:" + zone, .. zone == FrenchText.ParisZone ? Mainland : Fixed(zone), "END:VTIMEZONE"];

    private static string[] Fixed(string zone)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset;
        var written = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
        return [.. Rules("STANDARD", "19700101T000000", written, written, zone[(zone.IndexOf('/') + 1)..]), "END:STANDARD"];
    }

    private static string[] Rules(string kind, string from, string before, string after, string name) =>
        ["BEGIN:" + kind, "DTSTART:" + from, "TZOFFSETFROM:" + before, "TZOFFSETTO:" + after, "TZNAME:" + name];
}
