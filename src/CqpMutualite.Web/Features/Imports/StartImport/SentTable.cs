using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports.StartImport;

/// <summary>The table of a file sent, workbook or text.</summary>
internal static class SentTable
{
    private const int LargestBytes = 5_000_000, LongestName = 200;

    /// <summary>The table, or why there is none to import.</summary>
    public static async Task<(IReadOnlyList<TableRow>? Table, string? Refusal)> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 })
        {
            return (null, "Choisissez le fichier à importer.");
        }

        if (file.Length > LargestBytes)
        {
            return (null, "Ce fichier dépasse 5\u00A0Mo. Coupez la liste en plusieurs fichiers.");
        }

        var table = await TableAsync(file, cancellation);
        return CandidateList.Refusal(table) is { } refusal ? (null, FrenchText.NoBreak(refusal)) : (table, null);
    }

    /// <summary>What the list is called afterwards.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName);
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    private static async Task<IReadOnlyList<TableRow>?> TableAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using (var sent = file.OpenReadStream())
        {
            await sent.CopyToAsync(content, cancellation);
        }

        // a workbook is a ZIP; a text holds no zero byte
        var bytes = content.ToArray();
        content.Position = 0;
        return bytes is [(byte)'P', (byte)'K', ..] ? Workbook.Read(content) is { } sheet ? CandidateList.Of(sheet) : null
            : bytes is [0xFF, 0xFE, ..] || !bytes.Contains((byte)0) ? CsvText.Read(CsvText.Decode(bytes)) : null;
    }
}
