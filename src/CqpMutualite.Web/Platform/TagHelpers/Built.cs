using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>Elements that several tag helpers write the same way.</summary>
internal static class Built
{
    public static TagBuilder Element(string tag, string? css, IHtmlContent? content = null)
    {
        var element = new TagBuilder(tag);
        if (css is not null)
        {
            element.Attributes["class"] = css;
        }

        if (content is not null)
        {
            element.InnerHtml.AppendHtml(content);
        }

        return element;
    }

    public static TagBuilder Icon(string name)
    {
        var icon = Element("i", "bi bi-" + name);
        icon.Attributes["aria-hidden"] = "true";
        return icon;
    }

    /// <summary>An icon and a sentence, above the control it concerns.</summary>
    public static TagBuilder Error(string id, string sentence)
    {
        var error = Element("p", "err-msg", Icon("exclamation-circle-fill"));
        error.Attributes["id"] = id;
        error.InnerHtml.AppendHtml(FrenchText.Html(sentence));
        return error;
    }
}
