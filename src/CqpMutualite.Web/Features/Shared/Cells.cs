using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>Pieces that a table or a grid repeats on every line. A partial costs more than all they hold, and that cost is paid once a line.</summary>
public static class Cells
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Of(MiniPath path)
    {
        var html = new StringBuilder("<div class=\"mini\" aria-hidden=\"true\">");
        foreach (var state in path.States)
        {
            html.Append(state switch
            {
                PathState.Done => "<i class=\"d\"></i>",
                PathState.Current => "<i class=\"c\"></i>",
                PathState.Blocked => "<i class=\"b\"></i>",
                _ => "<i></i>",
            });
        }

        html.Append(CultureInfo.InvariantCulture, $"</div><span class=\"num\">{path.Rank} sur {path.States.Count}</span> · {Encoder.Encode(path.Label)}");
        if (path.Reason is { } reason)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"sub caution\">{Mark("lock-fill", null)} Bloqué : {Encoder.Encode(reason)}</span>");
        }

        return new HtmlString(html.ToString());
    }

    public static IHtmlContent Of(Turn turn) =>
        new HtmlString(
            turn.Mine
                ? "<span class=\"turn me\"><span class=\"dot\" aria-hidden=\"true\"></span>À vous</span>"
                : $"<span class=\"turn\"><span class=\"avatar sm\" "
                    + $"aria-hidden=\"true\">{Encoder.Encode(FrenchText.Initials(turn.Name))}</span><span>{Encoder.Encode(turn.Name)}"
                    + (turn.Capacity is { } capacity ? $"<span class=\"meta\">{Encoder.Encode(capacity)}</span>" : "")
                    + "</span></span>"
        );

    public static IHtmlContent Of(Due due) =>
        new HtmlContentBuilder()
            .AppendHtml(
                $"<div class=\"due{(due.Late ? " late" : due.Soon ? " soon" : "")}\"><b>{(due.Late ? Mark("exclamation-circle-fill", null) + " " : "")}"
            )
            .AppendHtml(FrenchText.Html(due.Bold))
            .AppendHtml("</b>")
            .AppendHtml(
                due.Plain is { } plain
                    ? new HtmlContentBuilder().AppendHtml("<span>").AppendHtml(FrenchText.Html(plain)).AppendHtml("</span>")
                    : HtmlString.Empty
            )
            .AppendHtml("</div>");

    /// <summary>The heads of a table: a link each, which sorts by it.</summary>
    public static IHtmlContent Heads(ListFilter filter, string path, IEnumerable<Column> columns)
    {
        var html = new StringBuilder();
        foreach (var head in columns.Select(column => filter.Head(path, column)))
        {
            var (css, sorted) = (head.Figures ? " class=\"r\"" : "", head.Sorted is null ? "" : $" aria-sort=\"{head.Sorted}\"");
            var mark = head.Sorted is null ? "" : Mark(head.Sorted == "ascending" ? "arrow-up" : "arrow-down", null);
            html.Append(
                head.Url is null
                    ? $"<th scope=\"col\"{css}>{Encoder.Encode(head.Text)}</th>"
                    : $"<th scope=\"col\"{css}{sorted}><a class=\"sort\" href=\"{Encoder.Encode(head.Url)}\">{Encoder.Encode(head.Text)}{mark}</a></th>"
            );
        }

        return new HtmlString(html.ToString());
    }

    /// <summary>An icon, as the tag helper writes it.</summary>
    public static IHtmlContent Icon(string name, string? css = null) => new HtmlString(Mark(name, css));

    private static string Mark(string name, string? css) => $"<i class=\"bi bi-{name}{(css is null ? "" : " " + css)}\" aria-hidden=\"true\"></i>";
}
