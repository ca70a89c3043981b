using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CqpMutualite.Web.Platform.Tables;

/// <summary>Writes an XLSX workbook from text; <see cref="WorkbookReading"/> reads one.</summary>
public static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <inheritdoc cref="WorkbookReading.Read"/>
    public static Sheet? Read(Stream stream, Func<TableRow, bool>? titles = null) => WorkbookReading.Read(stream, titles ?? (_ => true));

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
}
