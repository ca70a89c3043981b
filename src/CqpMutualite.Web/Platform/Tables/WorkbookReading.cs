using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CqpMutualite.Web.Platform.Tables;

/// <summary>A sheet read as text. <paramref name="DayZero"/>: what a day kept as a number counts from, 1900 or 1904 as the workbook says.</summary>
public sealed record Sheet(IReadOnlyList<TableRow> Rows, DateOnly DayZero);

/// <summary>
/// Reads an XLSX workbook as text, cell by cell, whatever its cells look like: a number stays a number, a formula is its last value, an error its sign (#N/A).
/// Nothing is run or fetched, and what unfolds without end is no workbook.
/// </summary>
internal static class WorkbookReading
{
    // characters; a list of the most rows that are read is far below
    private const int LargestPart = 20_000_000, LargestOther = 2_000_000;
    private const int MostColumns = 60, MostTexts = 300_000, MostSheets = 20;

    // 1900 is counted there as a leap year: from its March on, everything is as if the first day were two earlier
    private static readonly DateOnly From1900 = new(1899, 12, 30),
        From1904 = new(1904, 1, 1);

    /// <summary>
    /// The first visible sheet whose first row is that of the <paramref name="titles"/>, or else the first visible; null when the file is no workbook.
    /// </summary>
    public static Sheet? Read(Stream stream, Func<TableRow, bool> titles)
    {
        try
        {
            if (!Unfolds(stream))
            {
                return null;
            }

            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestPart });
            var book = document.WorkbookPart!;
            var texts = Texts(book);
            var dayZero = book.Workbook.WorkbookProperties?.Date1904?.Value == true ? From1904 : From1900;
            var sheets = book.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Where(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible)
                .Select(sheet => book.GetPartById(sheet.Id!.Value!)).OfType<WorksheetPart>().Take(MostSheets).ToList();
            var chosen = sheets.Find(sheet => Rows(sheet, texts).FirstOrDefault() is { } head && titles(head)) ?? sheets.FirstOrDefault();
            return chosen is null ? null : new Sheet([.. Rows(chosen, texts)], dayZero);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // whatever a file made to break its reader breaks: it is no list
            return null;
        }
    }

    // as the archive says, which holds what is read of it to that
    private static bool Unfolds(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries
            .Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            .All(entry => entry.Length <= (entry.FullName.Contains("/worksheets/", StringComparison.Ordinal) || entry.Name == "sharedStrings.xml"
                ? LargestPart
                : LargestOther));
    }

    private static List<string> Texts(WorkbookPart book)
    {
        var texts = new List<string>();
        if (book.SharedStringTablePart is { } part)
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    texts.Add(Text((SharedStringItem)reader.LoadCurrentElement()!));
                    ArgumentOutOfRangeException.ThrowIfGreaterThan(texts.Count, MostTexts);
                }
            }
        }

        return texts;
    }

    // the runs of a rich text, without its phonetic help
    private static string Text(OpenXmlElement item) =>
        Decoded(string.Concat(item.Elements<Text>().Concat(item.Elements<Run>().SelectMany(run => run.Elements<Text>())).Select(text => text.Text)));

    private static IEnumerable<TableRow> Rows(WorksheetPart sheet, List<string> texts)
    {
        var number = 0;
        List<string> cells = [];
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                number = int.TryParse(Attribute(reader, "r"), CultureInfo.InvariantCulture, out var written) ? written : number + 1;
                cells = [];
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                if (column < MostColumns)
                {
                    cells.AddRange(Enumerable.Repeat("", Math.Max(0, column + 1 - cells.Count)));
                    cells[column] = Value(cell, texts).Trim();
                }
            }

            if (reader.ElementType == typeof(Row) && reader.IsEndElement && cells.Exists(value => value.Length > 0))
            {
                yield return new TableRow(number, cells);
            }
        }
    }

    private static string? Attribute(OpenXmlReader reader, string name) => reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == name).Value;

    private static string Value(Cell cell, List<string> texts)
    {
        var raw = cell.CellValue?.Text ?? "";
        return cell.DataType?.InnerText switch
        {
            "s" => int.TryParse(raw, CultureInfo.InvariantCulture, out var rank) && rank >= 0 && rank < texts.Count ? texts[rank] : "",
            "inlineStr" => cell.InlineString is { } inline ? Text(inline) : "",
            "str" => Decoded(raw),
            "d" => raw.Split('T')[0], // a day written out, with its hour
            "b" or "e" => raw,
            _ => Plain(raw),
        };
    }

    // 4.4109E4 is 44109
    private static string Plain(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15 && value == Math.Truncate(value)
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : number;

    // a sign that XML does not take is written _x000D_
    private static string Decoded(string text) => XmlConvert.DecodeName(text);

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
