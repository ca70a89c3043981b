using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>The control of a field; <see cref="Auto"/> reads the type and the annotations of the property.</summary>
public enum FieldControl { Auto, Text, Textarea, Select, Radios, Checkboxes, Check, Date, Time, Email, Password, Phone, Integer, Decimal, File }

/// <summary>How wide the control is.</summary>
public enum FieldWidth { Full, Date, Name, Long }

/// <summary>
/// <c>&lt;field for="BirthDate" hint="Par exemple 14/05/1992" width="Date" /&gt;</c>: label (from <c>[Display]</c>), hint, error, control, with what was typed
/// kept.
/// Other attributes (autocomplete, maxlength, rows, data-*) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed partial class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>One sentence, before the control.</summary>
    public string? Hint { get; set; }

    /// <summary>Instead of the label of <c>[Display]</c>.</summary>
    public string? Label { get; set; }

    public FieldControl Control { get; set; }

    public FieldWidth Width { get; set; }

    /// <summary>Adds « (facultatif) »; the page says that everything else is necessary.</summary>
    public bool Optional { get; set; }

    /// <summary>What can be chosen (select, radios, checkboxes).</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>First line of a select with nothing chosen; « Choisir… » unless the value is chosen already.</summary>
    public string Empty { get; set; } = "Choisir…";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        ViewContext.ViewData.ModelState.TryGetValue(name, out var state);
        var drawn = new Drawing(name, state, Control == FieldControl.Auto ? Guess() : Control, Hint is not null)
        {
            Passed = [.. output.Attributes.Where(attribute => attribute.Name is not "class")],
        };
        Frame(output, drawn);
        if (drawn.Control != FieldControl.Check)
        {
            output.Content.AppendHtml(Labelled(drawn.IsGroup ? "legend" : "label", drawn.Id));
        }

        if (Hint is not null)
        {
            var hint = Built.Element("p", "hint", FrenchText.Html(Hint));
            hint.Attributes["id"] = drawn.HintId;
            output.Content.AppendHtml(hint);
        }

        if (drawn.Error is { } error)
        {
            output.Content.AppendHtml(Built.Error(drawn.ErrorId, error.Length > 0 ? FrenchText.NoBreak(error) : "Vérifiez cette réponse."));
        }

        output.Content.AppendHtml(drawn.Control switch
        {
            FieldControl.Radios => Lines(drawn, "radio"),
            FieldControl.Checkboxes => Lines(drawn, "checkbox"),
            FieldControl.Check => CheckLine(drawn),
            FieldControl.Select => Select(drawn),
            FieldControl.Textarea => Textarea(drawn),
            _ => Input(drawn),
        });
    }

    private static void Frame(TagHelperOutput output, Drawing drawn)
    {
        var css = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.Clear();
        output.TagName = drawn.IsGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            string.Join(' ', new[] { "field", drawn.Error is null ? null : "err", css }.Where(part => !string.IsNullOrEmpty(part)))
        );
        if (drawn.Control == FieldControl.Radios)
        {
            output.Attributes.SetAttribute("role", "radiogroup");
            if (drawn.Error is not null)
            {
                output.Attributes.SetAttribute("aria-invalid", "true");
            }
        }

        if (drawn.IsGroup && drawn.Described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", drawn.Described);
        }
    }

    private TagBuilder Labelled(string tag, string id)
    {
        var label = Built.Element(tag, tag == "legend" ? "legend" : "form-label", Words());
        if (tag == "label")
        {
            label.Attributes["for"] = id;
        }

        return label;
    }

    private HtmlContentBuilder Words()
    {
        var words = new HtmlContentBuilder();
        words.AppendHtml(FrenchText.Html(Label ?? For.Metadata.DisplayName ?? For.Metadata.PropertyName ?? For.Name));
        if (Optional)
        {
            words.AppendHtml(" <span class=\"optional\">(facultatif)</span>");
        }

        return words;
    }

    private FieldControl Guess()
    {
        var type = For.Metadata.UnderlyingOrModelType;
        return For.Metadata.DataTypeName switch
        {
            "EmailAddress" => FieldControl.Email,
            "Password" => FieldControl.Password,
            "PhoneNumber" => FieldControl.Phone,
            "MultilineText" => FieldControl.Textarea,
            _ when Options is not null => For.Metadata.IsEnumerableType && type != typeof(string) ? FieldControl.Checkboxes : FieldControl.Select,
            _ when type == typeof(bool) => FieldControl.Check,
            _ when type == typeof(DateOnly) => FieldControl.Date,
            _ when type == typeof(TimeOnly) => FieldControl.Time,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => FieldControl.Integer,
            _ when type == typeof(decimal) || type == typeof(double) => FieldControl.Decimal,
            _ when typeof(IFormFile).IsAssignableFrom(type) => FieldControl.File,
            _ => FieldControl.Text,
        };
    }
}
