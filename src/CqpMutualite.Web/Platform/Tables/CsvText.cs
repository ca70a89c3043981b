using System.Text;

namespace CqpMutualite.Web.Platform.Tables;

/// <summary>Lists as text, one row a line: read whatever the separator and the encoding, written so that a spreadsheet runs nothing.</summary>
public static class CsvText
{
    public const char Separator = ';';

    private static readonly char[] Separators = [';', ',', '\t'];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    // what a text of one byte a sign may be, the most usual first
    private static readonly (string Name, Encoding Encoding)[] Guesses =
    [
        ("Windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!),
        ("Mac OS Roman", CodePagesEncodingProvider.Instance.GetEncoding(10000)!),
        ("MS-DOS 850", CodePagesEncodingProvider.Instance.GetEncoding(850)!),
    ];

    /// <summary>
    /// The text of a file: UTF-16 when it says so, UTF-8 when it is valid UTF-8, else as the encoding that makes the most French of it, which is
    /// named; null when it is no text.
    /// </summary>
    public static (string Text, string? Guessed)? Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), null);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), null);
        }

        if (bytes.Contains((byte)0))
        {
            return null;
        }

        try
        {
            return (Utf8.GetString(bytes).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException)
        {
            var (name, text) = Guesses.Select(guess => (guess.Name, Text: guess.Encoding.GetString(bytes))).MaxBy(guess => French(guess.Text));
            return (text, name);
        }
    }

    // what is wrongly read gives rare signs, or a small letter among capitals
    private static int French(string text)
    {
        var score = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var (before, after) = (at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
            score += text[at] < 128 ? 0
                : "éèêëàâçùûüôöîï’œ".Contains(text[at], StringComparison.Ordinal) ? char.IsAsciiLetterUpper(before) && char.IsAsciiLetterUpper(after) ? -2 : 3
                : "ÉÈÊËÀÂÇÙÛÜÔÖÎÏŒ".Contains(text[at], StringComparison.Ordinal) ? char.IsAsciiLetterLower(before) ? -2 : 2
                : "«»–€°\u00A0".Contains(text[at], StringComparison.Ordinal) ? 1
                : -1;
        }

        return score;
    }

    /// <summary>
    /// The rows with their line in the file, from 1; empty rows are left out. The separator is the one that the first line names (« sep=; »), or holds most.
    /// A quote in the middle of a cell is a sign like another.
    /// </summary>
    public static IReadOnlyList<TableRow> Read(string text)
    {
        // one sign ends a line, as of old on a Macintosh
        text = text.Contains('\n') ? text : text.Replace('\r', '\n');
        var first = text[..(text.IndexOf('\n') is >= 0 and var end ? end : text.Length)].Trim('\r', '"');
        var named = first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        var separator = named ? first[4] : Separators.MaxBy(candidate => first.Count(letter => letter == candidate));
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, begun, quoted) = (1, 1, false);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (quoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                    line += letter == '\n' ? 1 : 0;
                }
                else if (index + 1 < text.Length && text[index + 1] == '"')
                {
                    cell.Append('"');
                    index++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"' && cell.ToString().AsSpan().Trim().Length == 0)
            {
                cell.Clear();
                quoted = true;
            }
            else if (letter == separator)
            {
                Cell();
            }
            else if (letter == '\n')
            {
                Row();
                line++;
                begun = line;
            }
            else if (letter != '\r')
            {
                cell.Append(letter);
            }
        }

        Row();
        return named ? rows[1..] : rows;

        void Cell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void Row()
        {
            Cell();
            if (cells.Exists(value => value.Length > 0))
            {
                rows.Add(new TableRow(begun, [.. cells]));
            }

            cells.Clear();
        }
    }

    /// <summary>A file with its byte order mark, for spreadsheets.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(Separator, row.Select(Cell)).Append("\r\n");
        }

        return [.. Utf8.GetPreamble(), .. Utf8.GetBytes(text.ToString())];
    }

    // a spreadsheet takes a cell that begins so for a formula, whatever the quotes around it
    private static string Cell(string value)
    {
        var safe = value.Length > 0 && "=+-@\t\r\n|%＝＋－＠".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n\t") >= 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

/// <summary>One row of a table with its line in the file, from 1.</summary>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);
