using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>, above the form: what is left to correct, each line leading to its field, in the order of the fields.
/// Labels come from <c>[Display(Name = "…")]</c>; for fields known only at run time, give <c>labels</c> (field name → label), which also gives the order.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Labels of the fields that no type describes.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value?.Errors.Count > 0)
            .Select(entry => (entry.Key, Message: Sentence(entry.Value!.Errors[0]), Field: Field(entry.Key)))
            .OrderBy(entry => entry.Field.Rank)
            .ToArray();
        if (wrong.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "err-sum");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "err-sum-title");
        output.Attributes.SetAttribute("data-focus", "");
        var fields = wrong.Count(entry => entry.Key.Length > 0);
        var title = Built.Element("h2", null, Built.Icon("exclamation-circle-fill"));
        title.Attributes["id"] = "err-sum-title";
        title.InnerHtml.AppendHtml(
            FrenchText.Html(fields == 0 ? "Ce n’est pas possible en l’état" : $"Il reste {FrenchText.Plural(fields, "réponse", "réponses")} à corriger")
        );
        var list = new TagBuilder("ul");
        foreach (var (key, message, field) in wrong)
        {
            list.InnerHtml.AppendHtml(Built.Element("li", null, Line(key, message, field.Label)));
        }

        output.Content.AppendHtml(title).AppendHtml(list);
    }

    private static TagBuilder Line(string key, string message, string? label)
    {
        if (key.Length == 0)
        {
            return Built.Element("span", "err-line", FrenchText.Html(message));
        }

        var link = Built.Element("a", null, FrenchText.Html(label is null ? message : $"{label}{FrenchText.NoBreakSpace}: {Continued(message)}"));
        link.Attributes["href"] = "#" + Ids.Of(key);
        return link;
    }

    // After a colon French goes on in lower case; an acronym (« OEMM ») stays.
    private static string Continued(string message)
    {
        var ended = message.TrimEnd('.');
        return ended.Length > 1 && char.IsLower(ended[1]) ? char.ToLowerInvariant(ended[0]) + ended[1..] : ended;
    }

    private static string Sentence(ModelError error) => error.ErrorMessage.Length > 0 ? FrenchText.NoBreak(error.ErrorMessage) : "Vérifiez cette réponse.";

    private (string? Label, int Rank) Field(string key)
    {
        if (Labels is not null && Labels.TryGetValue(key, out var known))
        {
            return (known, Labels.Keys.TakeWhile(other => other != key).Count());
        }

        var metadata = ViewContext.ViewData.ModelMetadata;
        var rank = 0;
        foreach (var part in key.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Split('[')[0];
            var property = metadata.Properties[name];
            if (property is null)
            {
                return (null, int.MaxValue);
            }

            rank = (rank * 100) + metadata.Properties.TakeWhile(other => other.PropertyName != name).Count() + 1;
            metadata = part.Contains('[', StringComparison.Ordinal) ? property.ElementMetadata ?? property : property;
        }

        return (metadata.DisplayName, rank);
    }
}
