using System.Globalization;
using System.Text;

namespace CqpMutualite.Web.Persistence.Anchors;

/// <summary>The end of the chain of a file, as it stood at a moment.</summary>
public sealed record AnchoredEnd(Guid FileId, int Rank, string Hash);

/// <summary>
/// What is said, outside the database, of where the journal stood: the chains that grew since the anchor before. <paramref name="Because"/>: why chains begin
/// again from here, after a restoration; null otherwise.
/// </summary>
public sealed record Anchor(DateTimeOffset At, string? Because, IReadOnlyList<AnchoredEnd> Ends)
{
    private const string Head = "cqp-ancre 1", Purpose = "anchor";
    private const int HeadLines = 3;

    /// <summary>The text that is kept and sealed: a head, a line a file, the name of the key and its mark.</summary>
    public byte[] Write(Seals seals)
    {
        var text = new StringBuilder()
            .Append(Head).Append('\n')
            .Append(At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)).Append('\n')
            .Append(Because?.ReplaceLineEndings(" ")).Append('\n');
        foreach (var (file, rank, hash) in Ends)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file:N} {rank} {hash}\n");
        }

        var content = text.ToString();
        return Encoding.UTF8.GetBytes($"{content}{seals.CurrentKey} {seals.Mark(Purpose, content)}");
    }

    /// <summary>Reads what was kept; null when our seal is not on it.</summary>
    public static Anchor? Read(byte[] bytes, Seals seals)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var cut = text.LastIndexOf('\n') + 1;
        var (content, lines) = (text[..cut], text[..cut].Split('\n'));
        return text[cut..].Split(' ') is [var key, var mark] && seals.Mark(Purpose, content, key) == mark && lines[0] == Head
            ? new Anchor(
                DateTimeOffset.Parse(lines[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                lines[2].Length == 0 ? null : lines[2],
                [.. lines[HeadLines..^1].Select(EndOf)]
            )
            : null;
    }

    private static AnchoredEnd EndOf(string line) =>
        line.Split(' ') is [var file, var rank, var hash]
            ? new AnchoredEnd(Guid.ParseExact(file, "N"), int.Parse(rank, CultureInfo.InvariantCulture), hash)
            : throw new InvalidDataException("A line of an anchor is not understood.");
}
