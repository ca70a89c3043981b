using System.Text;
using System.Text.Json;
using CqpMutualite.Web.Platform.Calendars;

namespace CqpMutualite.Testing;

/// <summary>An iCalendar file as two readers, independent of the application and of each other, read it; they agree, or the reading fails.</summary>
public sealed record ReadCalendar(string? Method, int Zones, IReadOnlyList<ReadEvent> Events)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it; the line ends of a message that was decoded are put back.</summary>
    public static async Task<ReadCalendar> OfAsync(string file, CancellationToken cancellation) => JsonSerializer.Deserialize<ReadCalendar>(
        await NodeTool.RunAsync("read-calendar.mjs", Encoding.UTF8.GetBytes(file.ReplaceLineEndings("\r\n")), cancellation), Web)!;
}

/// <summary>One event of it.</summary>
public sealed record ReadEvent(
    string Uid,
    int Sequence,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Zone,
    string Summary,
    string Location,
    string Description,
    string Status,
    CalendarPerson? Organizer,
    CalendarPerson? Attendee
);
