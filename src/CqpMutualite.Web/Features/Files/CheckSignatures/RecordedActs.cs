using System.Text.Json;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.CheckSignatures;

/// <summary>What the journal of a file says of its signatures and pieces, once its chain was followed from the first line.</summary>
/// <param name="BrokenAt">When the first line that does not hold was written; null when the chain holds.</param>
/// <param name="Signatures">Each signature given, and whether it was voided since.</param>
/// <param name="Attachments">SHA-256 of each piece when it was joined.</param>
public sealed record RecordedActs(DateTimeOffset? BrokenAt, IReadOnlyDictionary<Guid, bool> Signatures, IReadOnlyDictionary<Guid, string?> Attachments)
{
    // as the journal stores them, whatever the classes are called now
    private const string SignatureTable = "signatures", VoidedAt = "VoidedAt", AttachmentTable = "attachments", Sha256 = "Sha256";

    /// <summary>Follows the chain. <paramref name="entries"/>: every line of the file, by rank.</summary>
    public static RecordedActs Read(Seals seals, IReadOnlyList<JournalEntry> entries)
    {
        var (previous, rank, brokenAt) = (JournalChain.Start, 0, (DateTimeOffset?)null);
        var signatures = new Dictionary<Guid, bool>();
        var attachments = new Dictionary<Guid, string?>();
        foreach (var entry in entries)
        {
            rank++;
            var holds = entry.Rank == rank && entry.PreviousHash == previous && entry.Hash == JournalChain.HashOf(seals, entry);
            brokenAt ??= holds ? null : entry.At;
            previous = entry.Hash;
            if (
                entry.Changes is { } changes
                && (changes.Contains($"\"{SignatureTable}\"", StringComparison.Ordinal) || changes.Contains($"\"{AttachmentTable}\"", StringComparison.Ordinal))
            )
            {
                Add(changes, signatures, attachments);
            }
        }

        return new RecordedActs(brokenAt, signatures, attachments);
    }

    private static void Add(string changes, Dictionary<Guid, bool> signatures, Dictionary<Guid, string?> attachments)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var change in json.RootElement.EnumerateArray())
        {
            var table = change.GetProperty("table").GetString();
            if (table is not (SignatureTable or AttachmentTable) || !Guid.TryParse(change.GetProperty("key").GetString(), out var id))
            {
                continue;
            }

            var values = change.GetProperty("values");
            if (table == SignatureTable)
            {
                signatures[id] = After(values, VoidedAt) is { Length: > 0 };
            }
            else if (After(values, Sha256) is { } sha256)
            {
                attachments[id] = sha256;
            }
        }
    }

    private static string? After(JsonElement values, string property) => values.TryGetProperty(property, out var pair) ? pair[1].GetString() : null;
}
