using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary><c>&lt;icon name="check-lg" /&gt;</c>: a Bootstrap icon, always beside a word, hence always hidden from screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>The icon's name without <c>bi-</c>; empty writes nothing.</summary>
    public string? Name { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Name))
        {
            output.SuppressOutput();
            return;
        }

        var extra = output.Attributes["class"]?.Value;
        output.TagName = "i";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"bi bi-{Name}{(extra is null ? "" : " " + extra)}");
        output.Attributes.SetAttribute("aria-hidden", "true");
    }
}
