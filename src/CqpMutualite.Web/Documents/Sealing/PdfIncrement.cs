using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CqpMutualite.Web.Documents.Sealing;

/// <summary>
/// An incremental update of a PDF (ISO 32000-2, 7.5.6): objects added or replaced after its end; the bytes of the original stay a prefix. Reads the classic
/// cross-reference table that the typesetter writes, and refuses anything else.
/// </summary>
public sealed partial class PdfIncrement
{
    private const int TailBytes = 1024, EntryKind = 17, OffsetDigits = 10, IdBytes = 16;

    private readonly byte[] pdf;
    private readonly Dictionary<int, int> offsets = [];
    private readonly SortedDictionary<int, byte[]> changed = [];
    private readonly string info;
    private readonly string firstId;
    private readonly int previous;
    private int size;

    /// <summary>Opens a PDF.</summary>
    /// <exception cref="NotSupportedException">It is not written as the typesetter writes.</exception>
    public PdfIncrement(byte[] pdf)
    {
        this.pdf = pdf;
        var tail = Encoding.Latin1.GetString(pdf, Math.Max(0, pdf.Length - TailBytes), Math.Min(TailBytes, pdf.Length));
        previous = Number(StartReference().Matches(tail).LastOrDefault()?.Groups[1].Value ?? throw new NotSupportedException("No cross-reference table."));
        var trailer = ReadTable();
        (Root, info) = (Reference(trailer, "Root"), Reference(trailer, "Info"));
        size = Number(SizeEntry().Match(trailer).Groups[1].Value);
        firstId = FirstId().Match(trailer) is { Success: true } id ? id.Groups[1].Value : throw new NotSupportedException("No /ID.");
    }

    /// <summary>The catalogue: « 12 0 R ».</summary>
    public string Root { get; }

    /// <summary>The text of an object, between « obj » and « endobj ».</summary>
    public string Object(string reference)
    {
        var number = NumberOf(reference);
        if (changed.TryGetValue(number, out var replaced))
        {
            return Encoding.Latin1.GetString(replaced);
        }

        var start = pdf.AsSpan(offsets[number]).IndexOf(" obj"u8) + offsets[number] + " obj".Length;
        return Encoding.Latin1.GetString(pdf, start, pdf.AsSpan(start).IndexOf("endobj"u8)).Trim();
    }

    /// <summary>Adds an object; answers its reference.</summary>
    public string Add(string body)
    {
        changed[size] = Encoding.Latin1.GetBytes(body);
        return $"{size++} 0 R";
    }

    public void Replace(string reference, string body) => changed[NumberOf(reference)] = Encoding.Latin1.GetBytes(body);

    /// <summary>The reference of the first page.</summary>
    public string FirstPage()
    {
        var node = Reference(Object(Root), "Pages");
        while (!PageType().IsMatch(Object(node)))
        {
            node = FirstKid().Match(Object(node)) is { Success: true } kid ? kid.Groups[1].Value : throw new NotSupportedException("No page.");
        }

        return node;
    }

    /// <summary>The original followed by what was added.</summary>
    public byte[] Write()
    {
        using var written = new MemoryStream(pdf.Length + (64 * TailBytes));
        written.Write(pdf);
        Put("\n");
        List<(int Number, long At)> objects = [];
        foreach (var (number, body) in changed)
        {
            objects.Add((number, written.Position));
            Put($"{number} 0 obj\n");
            written.Write(body);
            Put("\nendobj\n");
        }

        var table = written.Position;
        Put("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, at) in objects)
        {
            Put(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{at:D10} 00000 n \n"));
        }

        var id = Convert.ToHexString(SHA256.HashData(written.GetBuffer().AsSpan(0, (int)written.Position)).AsSpan(0, IdBytes));
        Put($"trailer\n<</Size {size}/Root {Root}{(info.Length == 0 ? "" : $"/Info {info}")}/ID[{firstId}<{id}>]/Prev {previous}>>\n");
        Put($"startxref\n{table}\n%%EOF\n");
        return written.ToArray();

        void Put(string text) => written.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>A dictionary with one more entry at its end.</summary>
    public static string With(string dictionary, string entry)
    {
        var end = dictionary.LastIndexOf(">>", StringComparison.Ordinal);
        return $"{dictionary[..end]}{entry}\n{dictionary[end..]}";
    }

    // one section: what the typesetter writes; a file already updated is not sealed
    private string ReadTable()
    {
        if (!pdf.AsSpan(previous).StartsWith("xref"u8))
        {
            throw new NotSupportedException("A cross-reference stream.");
        }

        var text = Encoding.Latin1.GetString(pdf, previous, pdf.AsSpan(previous).IndexOf("startxref"u8));
        var cut = text.IndexOf("trailer", StringComparison.Ordinal);
        var lines = text["xref".Length..cut].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var line = 0; line < lines.Length;)
        {
            var head = lines[line++].Split(' ');
            var (first, count) = (Number(head[0]), Number(head[1]));
            for (var entry = 0; entry < count; entry++, line++)
            {
                if (lines[line][EntryKind] == 'n')
                {
                    offsets[first + entry] = Number(lines[line][..OffsetDigits]);
                }
            }
        }

        return text[cut..].Contains("/Prev", StringComparison.Ordinal) ? throw new NotSupportedException("Already updated.") : text[cut..];
    }

    private static string Reference(string dictionary, string key) => Regex.Match(dictionary, $@"/{key}\s+(\d+ \d+ R)").Groups[1].Value;

    private static int NumberOf(string reference) => Number(reference[..reference.IndexOf(' ', StringComparison.Ordinal)]);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF")]
    private static partial Regex StartReference();

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex SizeEntry();

    [GeneratedRegex(@"/ID\s*\[\s*(<[0-9A-Fa-f]*>|\((?:\\.|[^\\)])*\))", RegexOptions.Singleline)]
    private static partial Regex FirstId();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageType();

    [GeneratedRegex(@"/Kids\s*\[\s*(\d+ \d+ R)")]
    private static partial Regex FirstKid();
}
