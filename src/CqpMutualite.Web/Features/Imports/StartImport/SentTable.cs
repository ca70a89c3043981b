using CqpMutualite.Web.Platform.Tables;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Imports.StartImport;

/// <summary>The table of a file sent, workbook or text.</summary>
/// <param name="Rows">The table; null: there is none to import.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Guessed">How a text that does not say it was read; null when it does.</param>
internal sealed record SentTable(IReadOnlyList<TableRow>? Rows, string? Refusal = null, string? Guessed = null)
{
    private const int LargestBytes = 5_000_000, LongestName = 200;

    private static readonly byte[] OldWorkbook = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads it, or says why there is nothing to import.</summary>
    public static async Task<SentTable> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return Refused("Choisissez le fichier à importer.");
        }

        if (file.Length > LargestBytes)
        {
            return Refused("Ce fichier dépasse 5\u00A0Mo. Coupez la liste en plusieurs fichiers.");
        }

        if (file is ReceivedFile { IsWhole: false })
        {
            return Refused("Le serveur n’a plus de place : cette liste n’est pas lue. Prévenez l’assistance, puis envoyez-la de nouveau.");
        }

        using var content = new MemoryStream();
        await using (var sent = file.OpenReadStream())
        {
            await sent.CopyToAsync(content, cancellation);
        }

        var bytes = content.ToArray();
        content.Position = 0;
        var table = bytes.AsSpan().StartsWith(OldWorkbook)
                ? Refused(
                    "Ce classeur est d’un ancien format (.xls), ou protégé par un mot de passe. Enregistrez-le en classeur XLSX, puis envoyez-le de nouveau."
                )
            : IsOpenDocument(bytes) ? Refused("Ce classeur est au format OpenDocument (.ods). Enregistrez-le en classeur XLSX, puis envoyez-le de nouveau.")
            : bytes is [(byte)'P', (byte)'K', ..] ? new SentTable(Workbook.Read(content, IsHead) is { } sheet ? CandidateList.Of(sheet) : null)
            : CsvText.Decode(bytes) is { } text ? new SentTable(CsvText.Read(text.Text), null, text.Guessed)
            : new SentTable(null, null);
        return table.Refusal is null && CandidateList.Refusal(table.Rows) is { } refusal ? Refused(refusal)
            : table with { Rows = table.Rows?.Select(row => row with { Cells = [.. row.Cells.Select(OneLine)] }).ToList() };
    }

    /// <summary>What the list is called afterwards.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName);
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    // a cell may be typed on several lines; what a list holds is on one
    private static string OneLine(string cell) =>
        string.Join(' ', TypedText.Clean(cell).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static SentTable Refused(string sentence) => new(null, FrenchText.NoBreak(sentence));

    // as a list with that head and one row
    private static bool IsHead(TableRow row) => CandidateList.Refusal([row, row]) is null;

    // its kind stands at a fixed place, not compressed
    private static bool IsOpenDocument(byte[] bytes) => bytes.AsSpan(0, Math.Min(bytes.Length, 100)).IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0;
}
