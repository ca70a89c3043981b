using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>One step of the breadcrumb; the last one has no address.</summary>
public sealed record Crumb(string Text, string? Url = null);

/// <summary>A term and its value; the note follows in small.</summary>
public sealed record Fact(string Label, string Value, string? Note = null, bool Figures = false);

/// <summary>A line that forbids (red ground) or deserves a look, with its remedy. The text goes on after the bold words; it may start with a comma.</summary>
public sealed record AlertLine(string Strong, string Text, bool Forbids = false, string? Remedy = null, string? RemedyUrl = null);

/// <summary>A part of a long page, reached by its anchor: its title and, when it asks for something, how much is given.</summary>
public sealed record PagePart(string Anchor, string Title, int Given = 0, int Expected = 0);

/// <summary>One line of the history.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Text);

/// <summary>Somebody who follows the file.</summary>
public sealed record PersonLine(string Name, string Capacity, bool You = false);

/// <summary>Pages of a list; the address of a page is made by the caller, with its filters.</summary>
public sealed record Pager(int Page, int Pages, Func<int, string> Url, string Label = "Pages de la liste");

/// <summary>The path with its first node open, what will appear here, one primary action, one help link.</summary>
public sealed record EmptyState(string Title, string Text)
{
    public string? Action { get; init; }
    public string? ActionUrl { get; init; }
    public string? ActionIcon { get; init; }
    public string? Help { get; init; }
    public string? HelpUrl { get; init; }
}

/// <summary>One booklet or document of the file.</summary>
/// <param name="Title">« Livret d’évaluation finale ».</param>
/// <param name="Holder">Who holds it: « Claire Morel et Paul Girard ».</param>
/// <param name="Tag">Its state.</param>
/// <param name="Line">One precise line: « complet · 1 signature sur 2 ».</param>
/// <param name="Url">Its page, when the reader may open it.</param>
/// <param name="PdfUrl">Its PDF, when there is one.</param>
public sealed record BookletRow(string Title, string? Holder, Tag Tag, string? Line = null, string? Url = null, string? PdfUrl = null);

/// <summary>The table of booklets, named by the title of its sheet.</summary>
public sealed record BookletTable(IReadOnlyList<BookletRow> Rows, string LabelledBy);

/// <summary>One sentence after a completed action.</summary>
public static class Toasts
{
    public const string Key = "Toast";

    /// <summary>Shown once, on the next page drawn. Never for an error, never the only trace.</summary>
    public static void Toast(this ITempDataDictionary tempData, string sentence) => tempData[Key] = FrenchText.NoBreak(sentence);
}
