using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>
/// <c>&lt;page-head title="À faire" meta="…"&gt;actions&lt;/page-head&gt;</c>: the h1, one meta line, the actions at the right.
/// The title is also the page's, unless <c>ViewData["Title"]</c> says more.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    /// <summary>The h1.</summary>
    public required string Title { get; set; }

    public string? Meta { get; set; }

    /// <summary>A larger line: the certification on a file.</summary>
    public string? Lead { get; set; }

    /// <summary>A small line above: « Session A · jeudi 14 janvier 2027 · Lyon ».</summary>
    public string? Above { get; set; }

    /// <summary>For working pages (grid, deliberation): smaller, less air.</summary>
    public bool Tight { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData.TryAdd("Title", Title);
        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tight ? "page-head tight" : "page-head");
        output.Content.AppendHtml("<div class=\"grow\">");
        Line("p", "small-cap", Above);
        Line("h1", null, Title);
        Line("p", "lead-line", Lead);
        Line("p", "meta", Meta);
        output.Content.AppendHtml("</div>");
        if (!actions.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"actions\">").AppendHtml(actions).AppendHtml("</div>");
        }

        void Line(string tag, string? css, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                output.Content.AppendHtml(Built.Element(tag, css, FrenchText.Html(text)));
            }
        }
    }
}
