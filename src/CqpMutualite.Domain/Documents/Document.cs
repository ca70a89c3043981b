using System.Text.Json.Serialization;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Documents;

/// <summary>
/// A booklet or sheet, neither screen nor paper: the one value that both renderers draw.
/// Heading levels come from the nesting of <see cref="Section"/>; a level can therefore never be skipped.
/// </summary>
public sealed record Document(DocumentMeta Meta, IReadOnlyList<Node> Body);

/// <summary>
/// What a reader and an archive must know of the document. <paramref name="Title"/> and <paramref name="Date"/> are compulsory: PDF/A and PDF/UA refuse a
/// document without them.
/// </summary>
public sealed record DocumentMeta(string Title, DateTimeOffset Date)
{
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>One sentence for the properties of the file.</summary>
    public string? Description { get; init; }

    /// <summary>Head of each page, left; <see cref="Title"/> when null.</summary>
    public string? Running { get; init; }

    /// <summary>Head of each page, right: the reference of the file.</summary>
    public string? Reference { get; init; }

    /// <summary>Foot of each page, left.</summary>
    public string? Foot { get; init; }

    /// <summary>SHA-256 (hexadecimal) of the content that was signed, printed at the foot; null while nothing is signed.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The whole document lies on its side.</summary>
    public bool Landscape { get; init; }
}

/// <summary>A stretch of text with one appearance.</summary>
public sealed record Run(string Text)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Small { get; init; }

    /// <summary>A hash or a code.</summary>
    public bool Mono { get; init; }

    public string? Note { get; init; }
}

/// <summary>Text in a line. Converts from a string.</summary>
[JsonConverter(typeof(InlineJsonConverter))]
public sealed record Inline(IReadOnlyList<Run> Runs)
{
    /// <summary>The text without its appearance.</summary>
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    public static implicit operator Inline(string text) => new([new Run(text)]);
}

/// <summary>Writes an <see cref="Inline"/> as a string when it is plain, else as a list of runs.</summary>
public sealed class InlineJsonConverter : JsonConverter<Inline>
{
    /// <inheritdoc />
    public override Inline Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        reader.TokenType == System.Text.Json.JsonTokenType.String
            ? reader.GetString()!
            : new Inline(System.Text.Json.JsonSerializer.Deserialize<List<Run>>(ref reader, options)!);

    /// <inheritdoc />
    public override void Write(System.Text.Json.Utf8JsonWriter writer, Inline value, System.Text.Json.JsonSerializerOptions options)
    {
        if (value.Runs is [{ Bold: false, Italic: false, Small: false, Mono: false, Note: null } only])
        {
            System.Text.Json.JsonSerializer.Serialize(writer, only.Text, options);
        }
        else
        {
            System.Text.Json.JsonSerializer.Serialize(writer, value.Runs, options);
        }
    }
}

/// <summary>A piece of a document.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Cover), "cover")]
[JsonDerivedType(typeof(Contents), "toc")]
[JsonDerivedType(typeof(Section), "section")]
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(TextList), "list")]
[JsonDerivedType(typeof(FieldList), "fields")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(WrittenAnswer), "answer")]
[JsonDerivedType(typeof(Panel), "box")]
[JsonDerivedType(typeof(SignatureBlock), "signatures")]
[JsonDerivedType(typeof(Picture), "image")]
[JsonDerivedType(typeof(PageRun), "pages")]
[JsonDerivedType(typeof(PageBreak), "break")]
public abstract record Node;

/// <summary>First page: issuing body, kicker, title, subtitle, then <paramref name="Children"/>; <paramref name="Foot"/> at the bottom.</summary>
public sealed record Cover(string Organisation, string? Kicker, string Title, string? Subtitle, IReadOnlyList<Node> Children, IReadOnlyList<Node> Foot) : Node;

/// <summary>Table of contents of the sections, down to <paramref name="Depth"/> levels.</summary>
public sealed record Contents(string Title, int Depth = 2) : Node;

/// <summary>A titled part; <paramref name="Label"/> is the « Domaine 1 » above the title and in the bookmarks.</summary>
public sealed record Section(string Title, IReadOnlyList<Node> Children) : Node
{
    public string? Label { get; init; }

    /// <summary>Begins on a new page.</summary>
    public bool NewPage { get; init; }

    /// <summary>Anchor of the section on screen; stable, from the edition's keys.</summary>
    public string? Anchor { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<ParagraphRole>))]
public enum ParagraphRole
{
    Normal,

    /// <summary>Opening sentence, a little larger.</summary>
    Lead,

    Small,

    /// <summary>Title of what follows, kept with it.</summary>
    Strong,

    /// <summary>Large, centred: a result, a name on a certificate.</summary>
    Display,
}

public sealed record Paragraph(Inline Text, ParagraphRole Role = ParagraphRole.Normal) : Node;

/// <summary>A list; an item may hold a second level.</summary>
public sealed record TextList(IReadOnlyList<ListItem> Items, bool Numbered = false) : Node;

/// <summary>One item and what hangs under it.</summary>
public sealed record ListItem(Inline Text, IReadOnlyList<string> Children);

/// <summary>Label and value pairs; a null value is a dotted line to fill by hand.</summary>
public sealed record FieldList(IReadOnlyList<FieldValuePair> Items, int Columns = 1) : Node;

public sealed record FieldValuePair(string Label, string? Value);

/// <summary>A table with a repeated head. <paramref name="Widths"/>: one fraction a column.</summary>
public sealed record Table(IReadOnlyList<double> Widths, IReadOnlyList<string> Head, IReadOnlyList<TableRow> Rows) : Node
{
    /// <summary>What the table holds, above it.</summary>
    public string? Caption { get; init; }
}

/// <summary>A row of cells, or (with <paramref name="Group"/>) a row that names the rows under it and is repeated after a page break.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, string? Group = null);

/// <summary>A cell; <paramref name="Rows"/> rows high: the rows it covers hold no cell of their own there.</summary>
public sealed record TableCell(IReadOnlyList<Node> Children, int Rows = 1);

/// <summary>Boxes to tick; with <paramref name="Vertical"/> one under the other.</summary>
public sealed record Choice(string? Label, IReadOnlyList<ChoiceOption> Options, bool Vertical = false) : Node;

/// <summary>One box. <paramref name="Favourable"/> tells the screen the tone of a result; null when the option is no result.</summary>
public sealed record ChoiceOption(string Label, bool Ticked, bool? Favourable = null);

/// <summary>
/// What somebody wrote; when <paramref name="Text"/> is null, <paramref name="Lines"/> ruled lines to write on, or « Non renseigné » when there are none.
/// </summary>
public sealed record WrittenAnswer(string? Label, string? Text, int Lines) : Node
{
    /// <summary>What to write there, on a blank.</summary>
    public string? Hint { get; init; }

    /// <summary>Who wrote it, when that matters.</summary>
    public string? By { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PanelTone>))]
public enum PanelTone
{
    Plain,

    Note,

    Warning,

    /// <summary>Nothing drawn: children kept on one page.</summary>
    Together,
}

public sealed record Panel(string? Title, PanelTone Tone, IReadOnlyList<Node> Children) : Node;

/// <summary>Signature frames side by side.</summary>
public sealed record SignatureBlock(string? Label, IReadOnlyList<SignatureFrame> Items) : Node;

/// <summary>One frame: who signs in which quality, what they declare, and the proof once signed (null: a blank to sign by hand).</summary>
public sealed record SignatureFrame(string Role, string? Name, string? Statement, SignatureProof? Proof)
{
    /// <summary>Before the name of who declares (« Je soussigné(e) »), which is written by hand on a blank.</summary>
    public string? Opening { get; init; }
}

/// <summary>By whom, when (in words, Paris time: « le 20 novembre 2026 à 14 h 35 ») and on which content (SHA-256, hexadecimal) a frame was signed.</summary>
public sealed record SignatureProof(string By, string On, string Hash)
{
    /// <summary>The printed document was signed by hand.</summary>
    public bool OnPaper { get; init; }

    /// <summary>The stamp affixed with it; the typesetter receives it as a drawing.</summary>
    [JsonPropertyName("svg")]
    public StampImage? Stamp { get; init; }
}

/// <summary>Writes a string as it is, whatever converter of strings the options hold (a renderer puts French spaces right).</summary>
public sealed class VerbatimStringConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        reader.GetString();

    /// <inheritdoc />
    public override void Write(System.Text.Json.Utf8JsonWriter writer, string value, System.Text.Json.JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>A picture drawn by the server as SVG text. <paramref name="Alt"/> is compulsory.</summary>
public sealed record Picture([property: JsonConverter(typeof(VerbatimStringConverter))] string Svg, string Alt, double WidthMillimetres) : Node;

/// <summary>Children on pages of their own, lying on their side when <paramref name="Landscape"/>.</summary>
public sealed record PageRun(bool Landscape, IReadOnlyList<Node> Children) : Node;

/// <summary>Goes on on a new page.</summary>
public sealed record PageBreak : Node;
