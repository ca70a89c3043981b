using System.Globalization;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>The stored form of an answer: text, key of a scale value or mention, ISO date, whole number.</summary>
public static class AnswerValue
{
    /// <summary>Longest text stored, in characters.</summary>
    public const int LongestText = 60_000;

    /// <summary>Longest note beside an answer, in characters.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Longest single line, in characters.</summary>
    public const int LongestLine = 300;

    private const string StoredDay = "yyyy-MM-dd";

    private static readonly string[] Days = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d M yyyy"];

    /// <summary>Trimmed, line ends unified; null when nothing is left.</summary>
    public static string? Normalise(string? typed)
    {
        var text = typed?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>The same for that question: a day typed as people write it (12/04/1991, 12.4.1991) is kept as an ISO date.</summary>
    public static string? Normalise(Question question, string? typed)
    {
        var text = Normalise(typed);
        return question.Field.Kind == FieldKind.Date && DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(StoredDay, CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>The day kept as that answer; null when it is none.</summary>
    public static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, StoredDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Why that value cannot answer that question; null when it can.</summary>
    public static Refusal? Refusal(Question question, string? value, Referential edition)
    {
        if (value is null)
        {
            return null;
        }

        return question.Field.Kind switch
        {
            FieldKind.Choice when edition.Scale(question.Field.Scale!).Value(value) is null => SheetRefusals.UnknownChoice(question.Key),
            FieldKind.Mention when edition.Mentions.All(mention => mention.Key != value) => SheetRefusals.UnknownChoice(question.Key),
            FieldKind.Date when Day(value) is null => SheetRefusals.NotADate(question.Key),
            FieldKind.Number when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => SheetRefusals.NotANumber(question.Key),
            FieldKind.Text when value.Length > LongestLine => SheetRefusals.TooLong(question.Key, LongestLine),
            FieldKind.LongText when value.Length > LongestText => SheetRefusals.TooLong(question.Key, LongestText),
            _ => null,
        };
    }
}
