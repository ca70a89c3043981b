using System.Text;

namespace CqpMutualite.Web.Platform.Tables;

/// <summary>Lists as text, one row a line: read whatever the separator and the encoding, written so that a spreadsheet runs nothing.</summary>
public static class CsvText
{
    public const char Separator = ';';

    private static readonly char[] Separators = [';', ',', '\t'];
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>The text of a file: UTF-8 when it is valid UTF-8, UTF-16 when it says so, else Windows-1252 as spreadsheets write it in France.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    /// <summary>The rows with their line in the file, from 1; empty rows are left out. The separator is the one that the first line holds most.</summary>
    public static IReadOnlyList<TableRow> Read(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString();
        var separator = Separators.MaxBy(candidate => first.Count(letter => letter == candidate));
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
        return rows;

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
        var safe = value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '|' or '%') ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(";\"\r\n\t") >= 0 || safe != safe.Trim() ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

/// <summary>One row of a table with its line in the file, from 1.</summary>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);
