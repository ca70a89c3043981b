using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary><c>&lt;tag of="row.Tag" /&gt;</c> or <c>&lt;tag state="ToSign" text="À signer" /&gt;</c>: a badge, icon and word.</summary>
[HtmlTargetElement("tag", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TagTagHelper : TagHelper
{
    public Tag? Of { get; set; }

    /// <summary>Or its state…</summary>
    public TagState State { get; set; }

    public string? Text { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var tag = Of ?? new Tag(State, Text);
        var extra = output.Attributes["class"]?.Value;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.Join(' ', new[] { "tag", tag.Css, extra?.ToString() }.Where(css => !string.IsNullOrEmpty(css))));
        output.Content.AppendHtml(Built.Icon(tag.Icon)).AppendHtml(FrenchText.Html(tag.Text));
    }
}
