using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CqpMutualite.Web.Platform.Tables;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Tables of every make, and files made to break their reader.</summary>
public class TablesTests
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main",
        Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    [Theory]
    [InlineData(Transitional, Relations)]
    [InlineData(Strict, StrictRelations)]
    public void A_workbook_is_read_as_text_whatever_wrote_it(string main, string relations)
    {
        var read = Read(Book(
            """<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="inlineStr"><is><r><t>Zo</t></r><r><t>é</t></r></is></c>"""
                + """<c r="D3" s="1"><v>1004</v></c></row>"""
                + """<row r="5"><c t="d"><v>1992-05-14T00:00:00</v></c><c t="d"><v>1992-05-14</v></c><c t="e"><v>#N/A</v></c><c><f>A1*2</f><v>44109</v></c>"""
                + """<c t="str"><f>A1&amp;"x"</f><v>calculé</v></c><c><v>4.4109E4</v></c><c><v>33738.75</v></c><c r="ZZZ5"><v>1</v></c></row>""",
            """<si><t>Bon_x0020_jour</t></si>""",
            main,
            relations))!;
        Assert.Equal(["Bon jour", "Zoé", "", "1004"], read.Rows[0].Cells);
        Assert.Equal(["1992-05-14", "1992-05-14", "#N/A", "44109", "calculé", "44109", "33738.75"], read.Rows[1].Cells);
        Assert.Equal((3, 5, new DateOnly(1899, 12, 30)), (read.Rows[0].Line, read.Rows[1].Line, read.DayZero));
    }

    [Fact]
    public void The_sheet_that_has_the_titles_is_the_one_read_or_else_the_first_visible()
    {
        var sheets = new[] { Row("Lisez-moi"), Row("Nom"), Row("Nom", "Caché") };
        var book = Book(sheets, """<sheet name="A" sheetId="1" r:id="s0"/><sheet name="B" sheetId="2" r:id="s1"/>""");
        Assert.Equal(["Nom"], Workbook.Read(new MemoryStream(book), row => row.Cells[0] == "Nom")!.Rows[0].Cells);
        Assert.Equal(["Lisez-moi"], Workbook.Read(new MemoryStream(book), row => row.Cells[0] == "Prénom")!.Rows[0].Cells);
        book = Book(sheets, """<sheet name="C" sheetId="3" state="veryHidden" r:id="s2"/><sheet name="B" sheetId="2" r:id="s1"/>""");
        Assert.Equal(["Nom"], Read(book)!.Rows[0].Cells);
    }

    [Fact]
    public void Five_thousand_rows_are_read_at_once()
    {
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(row =>
            $"<row r=\"{row}\">{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 14))}</row>"));
        var book = Book(rows, "<si><t>texte</t></si>");
        Read(book); // the first reading compiles
        var since = Stopwatch.StartNew();
        Assert.Equal(5_000, Read(book)!.Rows.Count);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(5), $"{since.Elapsed}");
    }

    [Fact]
    public void A_file_made_to_break_its_reader_is_no_workbook_or_little_of_one()
    {
        var since = Stopwatch.StartNew();
        var far = Read(Book("""<row r="200000000"><c r="A200000000"><v>1</v></c><c r="FXSHRXW1"><v>1</v></c></row>"""))!;
        Assert.Equal((200_000_000, 1), (Assert.Single(far.Rows).Line, far.Rows[0].Cells.Count));
        Assert.Null(Read(Book("<row/>", new string(' ', 25_000_000)))); // unfolds
        Assert.Null(Read(Book("<row/>", string.Concat(Enumerable.Repeat("<si/>", 400_000)))));
        Assert.Null(Read(Book("""<row><c t="s"><v>0</v></c>"""))); // cut
        Assert.Equal("", Read(Book("""<row><c><v>1</v></c><c t="s"><v>-1</v></c><c t="s"><v>99</v></c></row>"""))!.Rows[0].Cells[2]);
        Assert.Null(Read(Book("", "", declaration: """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""")));
        Assert.Null(Read(Book("", "", declaration: """<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>""")));
        Assert.Null(Read(Book([Row("x")], """<sheet name="A" sheetId="1" r:id="ailleurs"/>""")));
        Assert.NotNull(Read(Book(
            [.. Enumerable.Repeat(Row("x"), 3_000)],
            string.Concat(Enumerable.Range(0, 3_000).Select(rank => $"<sheet name=\"S{rank}\" sheetId=\"{rank + 1}\" r:id=\"s{rank}\"/>")))));
        var whole = Book(Row("x"));
        Assert.Null(Read(whole[..(whole.Length / 2)]));
        for (var at = 0; at < whole.Length; at += 7)
        {
            var broken = whole.ToArray();
            broken[at] ^= 0xFF;
            Read(broken); // whatever it is, it is no fault
        }

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(60), $"{since.Elapsed}");
    }

    [Fact]
    public void A_formula_of_a_workbook_is_not_written_back_as_one()
    {
        var text = Encoding.UTF8.GetString(CsvText.Write([["=1+1", "+33", "-1", "@x", "\t=1", "|x", "%x", "＝1", "a=1", "12/04/1991"]]));
        Assert.Equal("\uFEFF'=1+1;'+33;'-1;'@x;\"'\t=1\";'|x;'%x;'＝1;a=1;12/04/1991\r\n", text);
        var book = Workbook.Write("A", [["=1+1"]]);
        using var zip = new ZipArchive(new MemoryStream(book));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sep=;\r\nNom;Prénom\r\nBenali;Karim", "2:Nom|Prénom 3:Benali|Karim")]
    [InlineData("\"sep=,\"\r\na;b,c\r\n", "2:a;b|c")]
    [InlineData("sep=\t\na;b\tc\n", "2:a;b|c")]
    [InlineData("a,b\r\n\"Saint-Denis, La Réunion\",2\r\n", "1:a|b 2:Saint-Denis, La Réunion|2")]
    [InlineData("a;b\r\n\"une\nautre \"\"dite\"\"; fin\";2\r\nx;y", "1:a|b 2:une\nautre \"dite\"; fin|2 4:x|y")]
    [InlineData("a;b\r\n2\" L\"Oréal;3\r\nx;y", "1:a|b 2:2\" L\"Oréal|3 3:x|y")]
    [InlineData("a;b\rc;d\r", "1:a|b 2:c|d")]
    [InlineData("a;b\r\n;\r\n  \"c\" ;d", "1:a|b 3:c|d")]
    public void A_text_is_read_whatever_separates_its_cells(string text, string read) =>
        Assert.Equal(read, string.Join(' ', CsvText.Read(text).Select(row => $"{row.Line}:{string.Join('|', row.Cells)}")));

    [Theory]
    [InlineData(1252, "Windows-1252")]
    [InlineData(10000, "Mac OS Roman")]
    [InlineData(850, "MS-DOS 850")]
    public void An_encoding_that_a_text_does_not_say_is_guessed_and_named(int page, string name)
    {
        foreach (var text in new[] { "Prénoms;Nom\r\nZoé;Bœuf", "Prénoms;Nom de naissance", "HÉLÈNE;ÉTÉ;GARÇON", "naïve;Noël;août;forêt;ça" })
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
            var writable = page == 850 ? text.Replace('œ', 'o') : text;
            Assert.Equal((writable, name), CsvText.Decode(encoding.GetBytes(writable)));
        }
    }

    [Fact]
    public void An_encoding_that_a_text_says_is_read()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(("Zoé;Bœuf", null), CsvText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("Zoé;Bœuf")]));
        }

        Assert.Equal(("Zoé;Bœuf", null), CsvText.Decode("Zoé;Bœuf"u8.ToArray()));
        Assert.Null(CsvText.Decode("MZ\0"u8.ToArray()));
    }

    private static Sheet? Read(byte[] book) => Workbook.Read(new MemoryStream(book));

    private static string Row(params string[] cells) =>
        $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private static byte[] Book(string rows, string texts = "", string main = Transitional, string relations = Relations, string declaration = "") =>
        Book([rows], """<sheet name="A" sheetId="1" r:id="s0"/>""", texts, (main, relations), declaration);

    private static byte[] Book(
        string[] sheets, string named, string texts = "", (string Main, string Relations)? names = null, string declaration = "")
    {
        var (main, relations) = names ?? (Transitional, Relations);
        const string package = "http://schemas.openxmlformats.org/package/2006/", type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", $"""<Types xmlns="{package}content-types"><Default Extension="xml" ContentType="{type}worksheet+xml"/>"""
                + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
                + $"""<Override PartName="/xl/workbook.xml" ContentType="{type}sheet.main+xml"/>"""
                + $"""<Override PartName="/xl/sharedStrings.xml" ContentType="{type}sharedStrings+xml"/></Types>""");
            Part("_rels/.rels", $"""<Relationships xmlns="{package}relationships"><Relationship Id="b" Type="{relations}/officeDocument" """
                + """Target="xl/workbook.xml"/></Relationships>""");
            Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{package}relationships">"""
                + $"""<Relationship Id="t" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>"""
                + string.Concat(sheets.Select((_, rank) => string.Create(
                    CultureInfo.InvariantCulture,
                    $"<Relationship Id=\"s{rank}\" Type=\"{relations}/worksheet\" Target=\"worksheets/s{rank}.xml\"/>")))
                + "</Relationships>");
            Part("xl/workbook.xml", $"""{declaration}<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{named}</sheets></workbook>""");
            Part("xl/sharedStrings.xml", $"""<sst xmlns="{main}">{texts}</sst>""");
            foreach (var (rank, rows) in sheets.Index())
            {
                Part($"xl/worksheets/s{rank}.xml", $"""<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>""");
            }

            void Part(string name, string content)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
