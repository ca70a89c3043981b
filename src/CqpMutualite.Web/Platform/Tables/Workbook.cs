using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CqpMutualite.Web.Platform.Tables;

/// <summary>A sheet read as text. <paramref name="DayZero"/>: what a day kept as a number counts from, 1900 or 1904 as the workbook says.</summary>
public sealed record Sheet(IReadOnlyList<TableRow> Rows, DateOnly DayZero);

/// <summary>
/// The first visible sheet of an XLSX workbook: read as text, cell by cell, and written from text. Formulas are never run; their last value is read.
/// </summary>
public static class Workbook
{
    private const long LargestPart = 30_000_000;
    private const int MostColumns = 60;

    // 1900 is counted there as a leap year: from its March on, everything is as if the first day were two earlier
    private static readonly DateOnly From1900 = new(1899, 12, 30),
        From1904 = new(1904, 1, 1);
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestPart,
    };

    /// <summary>The rows with their number in the sheet; null when the file is no workbook.</summary>
    public static Sheet? Read(Stream stream)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var (sheet, dayZero) = FirstSheet(zip);
            return sheet is null ? null : new Sheet(Rows(sheet, Shared(zip)), dayZero);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or FormatException)
        {
            return null;
        }
    }

    /// <summary>A workbook of one sheet of text cells, its first row in bold and kept in sight.</summary>
    public static byte[] Write(string sheet, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
                    + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
                    + """<Default Extension="xml" ContentType="application/xml"/>"""
                    + """<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
                    + """<Override PartName="/xl/worksheets/sheet1.xml" """
                    + """ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
                    + """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
                    + """</Types>"""
            );
            Part(
                zip,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                    + $"""<Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                    + $"""<Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/>"""
                    + $"""<Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>"""
            );
            Part(
                zip,
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
            );

            // every column as text: what is typed there keeps its zeros and its date as written
            Part(
                zip,
                "xl/styles.xml",
                $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/>"""
                    + """<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>"""
                    + """<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>"""
                    + """</cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/>"""
                    + """<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>"""
            );
            var text = new StringBuilder(
                $"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>"""
                    + $"""</sheetView></sheetViews><cols><col min="1" max="{rows[0].Count}" width="26" style="1" customWidth="1"/></cols><sheetData>"""
            );
            foreach (var (rank, row) in rows.Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"""<row r="{rank + 1}">""");
                foreach (var (column, cell) in row.Index())
                {
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"""<c r="{Letters(column)}{rank + 1}" s="{(rank == 0 ? 2 : 1)}" t="inlineStr"><is>"""
                            + $"""<t xml:space="preserve">{Escape(cell)}</t></is></c>"""
                    );
                }

                text.Append("</row>");
            }

            Part(zip, "xl/worksheets/sheet1.xml", text.Append("</sheetData></worksheet>").ToString());
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        // the same workbook is the same bytes, whenever it is asked for
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + content);
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + Letters(column % 26);

    private static (ZipArchiveEntry? Sheet, DateOnly DayZero) FirstSheet(ZipArchive zip)
    {
        var dayZero = From1900;
        if (Entry(zip, "xl/workbook.xml") is not { } book || Entry(zip, "xl/_rels/workbook.xml.rels") is not { } links)
        {
            return (null, dayZero);
        }

        string? id = null;
        using (var reader = Open(book))
        {
            while (id is null && reader.Read())
            {
                switch (reader)
                {
                    case { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } when reader.GetAttribute("date1904") is "1" or "true":
                        dayZero = From1904;
                        break;
                    case { NodeType: XmlNodeType.Element, LocalName: "sheet" } when reader.GetAttribute("state") is null or "visible":
                        id = reader.GetAttribute("id", Relations);
                        break;
                }
            }
        }

        using var relations = Open(links);
        while (relations.Read())
        {
            if (
                relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && relations.GetAttribute("Id") == id
                && relations.GetAttribute("Target") is { } target
            )
            {
                return (Entry(zip, target.StartsWith('/') ? target[1..] : "xl/" + target), dayZero);
            }
        }

        return (null, dayZero);
    }

    private static ZipArchiveEntry? Entry(ZipArchive zip, string name) =>
        zip.GetEntry(name) is not { } entry ? null
        : entry.Length > LargestPart ? throw new InvalidDataException("Too large.")
        : entry;

    private static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), Safe);

    private static List<string> Shared(ZipArchive zip)
    {
        var texts = new List<string>();
        if (Entry(zip, "xl/sharedStrings.xml") is not { } entry)
        {
            return texts;
        }

        using var reader = Open(entry);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(Text(reader, "si"));
            }
        }

        return texts;
    }

    // the runs of a rich text, without its phonetic help
    private static string Text(XmlReader reader, string end)
    {
        var text = new StringBuilder();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var phonetic = false;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == end))
        {
            phonetic = reader.LocalName == "rPh" ? reader.NodeType == XmlNodeType.Element : phonetic;
            if (!phonetic && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && reader.Depth > 0)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }

    private static List<TableRow> Rows(ZipArchiveEntry sheet, List<string> shared)
    {
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var number = 0;
        using var reader = Open(sheet);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                number = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var written) ? written : number + 1;
                cells = [];
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
                var kind = reader.GetAttribute("t");
                var raw = Value(reader).Trim();
                if (column >= MostColumns)
                {
                    continue;
                }

                while (cells.Count <= column)
                {
                    cells.Add("");
                }

                cells[column] = kind switch
                {
                    "s" when int.TryParse(raw, CultureInfo.InvariantCulture, out var rank) && rank < shared.Count => shared[rank].Trim(),
                    "d" => raw.Split('T')[0], // a day written out, with its hour
                    _ => raw,
                };
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && cells.Exists(value => value.Length > 0))
            {
                rows.Add(new TableRow(number, [.. cells]));
            }
        }

        return rows;
    }

    // the value or the inline text of a cell, without its formula
    private static string Value(XmlReader reader)
    {
        var text = new StringBuilder();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var formula = false;
        while (reader.Read() && !(reader is { NodeType: XmlNodeType.EndElement, LocalName: "c" }))
        {
            formula = reader.LocalName == "f" ? reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement : formula;
            if (!formula && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                text.Append(formula ? "" : reader.Value);
            }
        }

        return text.ToString();
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
