using System.Globalization;

namespace CqpMutualite.Web.Persistence;

/// <summary>How the lines of a file hold together.</summary>
public static class JournalChain
{
    /// <summary>What the first line of a chain follows.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// The hash that a line must have, null when its key is not held; a check of the chain recomputes it. It covers each value with its length
    /// (« 4:text, », « -, » for none), in this order:
    /// nothing can move from one to the next.
    /// </summary>
    public static string? HashOf(Seals seals, JournalEntry line) =>
        seals.Mark(
            "journal",
            string.Concat(
                new[]
                {
                    line.FileId?.ToString(),
                    line.Rank.ToString(CultureInfo.InvariantCulture),
                    line.At.UtcDateTime.ToString("O"),
                    line.PersonId?.ToString(),
                    line.Capacity,
                    line.Code,
                    line.Version.ToString(CultureInfo.InvariantCulture),
                    line.Data,
                    line.Words,
                    line.Changes,
                    line.Confidential ? "1" : "0",
                    line.KeyId,
                    line.PreviousHash,
                }.Select(value => value is null ? "-," : string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value},"))
            ),
            line.KeyId
        );
}
