using System.Globalization;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>The control of a field; <see cref="Auto"/> reads the type and the annotations of the property.</summary>
public enum FieldControl { Auto, Text, Textarea, Select, Radios, Checkboxes, Check, Date, Calendar, Time, Email, Password, Phone, Integer, Decimal, File }

/// <summary>How wide the control is.</summary>
public enum FieldWidth { Full, Date, Name, Long }

/// <summary>
/// <c>&lt;field for="BirthDate" hint="Par exemple 14/05/1992" width="Date" /&gt;</c>: label (from <c>[Display]</c>), hint, error, control, with what was typed
/// kept.
/// Other attributes (autocomplete, maxlength, rows, data-*) go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
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
        var id = Ids.Of(name);
        ViewContext.ViewData.ModelState.TryGetValue(name, out var state);
        var error = state?.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;
        var control = Control == FieldControl.Auto ? Guess() : Control;
        var group = control is FieldControl.Radios or FieldControl.Checkboxes;
        var described = string.Join(' ', new[] { Hint is null ? null : id + "-hint", error is null ? null : id + "-error" }.OfType<string>());
        var passed = output.Attributes.Where(attribute => attribute.Name is not "class").ToArray();
        var css = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.Clear();
        output.TagName = group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute(
            "class",
            string.Join(' ', new[] { "field", error is null ? null : "err", css }.Where(part => !string.IsNullOrEmpty(part)))
        );
        if (control == FieldControl.Radios)
        {
            output.Attributes.SetAttribute("role", "radiogroup");
            if (error is not null)
            {
                output.Attributes.SetAttribute("aria-invalid", "true");
            }
        }

        if (group && described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        if (control != FieldControl.Check)
        {
            output.Content.AppendHtml(Labelled(group ? "legend" : "label", id));
        }

        if (Hint is not null)
        {
            var hint = Built.Element("p", "hint", FrenchText.Html(Hint));
            hint.Attributes["id"] = id + "-hint";
            output.Content.AppendHtml(hint);
        }

        if (error is not null)
        {
            output.Content.AppendHtml(Built.Error(id + "-error", error.Length > 0 ? FrenchText.NoBreak(error) : "Vérifiez cette réponse."));
        }

        output.Content.AppendHtml(control switch
        {
            FieldControl.Radios => Lines("radio"),
            FieldControl.Checkboxes => Lines("checkbox"),
            FieldControl.Check => CheckLine(),
            FieldControl.Select => Select(),
            FieldControl.Textarea => Textarea(),
            _ => Input(),
        });

        TagBuilder Common(string tag, string kind)
        {
            var element = Built.Element(
                tag,
                kind
                    + Width switch
                    {
                        FieldWidth.Date => " w-date num",
                        FieldWidth.Name => " w-name",
                        FieldWidth.Long => " w-long",
                        _ => "",
                    }
            );
            element.Attributes["id"] = id;
            element.Attributes["name"] = name;
            Describe(element);
            foreach (var attribute in passed)
            {
                // A minimised attribute (readonly, disabled) has no value.
                element.Attributes[attribute.Name] = attribute.Value switch { null => "", HtmlString html => html.Value, var value => value.ToString() };
            }

            return element;
        }

        void Describe(TagBuilder element)
        {
            if (error is not null)
            {
                element.Attributes["aria-invalid"] = "true";
            }

            if (described.Length > 0)
            {
                element.Attributes["aria-describedby"] = described;
            }
        }

        TagBuilder Input()
        {
            var input = Common("input", "form-control");
            input.TagRenderMode = TagRenderMode.SelfClosing;
            var (type, mode) = control switch
            {
                FieldControl.Email => ("email", null),
                FieldControl.Password => ("password", null),
                FieldControl.Phone => ("tel", null),
                FieldControl.Calendar => ("date", null),
                FieldControl.Time => ("time", null),
                FieldControl.File => ("file", null),
                FieldControl.Date or FieldControl.Integer => ("text", "numeric"),
                FieldControl.Decimal => ("text", "decimal"),
                _ => ("text", (string?)null),
            };
            input.Attributes["type"] = type;
            if (mode is not null)
            {
                input.Attributes.TryAdd("inputmode", mode);
            }

            if (control is not (FieldControl.Password or FieldControl.File))
            {
                input.Attributes["value"] = Typed(state, control);
            }

            return input;
        }

        TagBuilder Textarea()
        {
            var area = Common("textarea", "form-control");
            area.Attributes.TryAdd("rows", "3");
            // A browser drops the first line break of a textarea: this one is there to be dropped.
            area.InnerHtml.AppendHtml("\n").Append(Typed(state, control) ?? "");
            return area;
        }

        TagBuilder Select()
        {
            var select = Common("select", "form-select");
            var chosen = Chosen(state);
            if (chosen.Count == 0 || Optional)
            {
                select.InnerHtml.AppendHtml(Option(new SelectListItem(Empty, ""), false));
            }

            foreach (var item in Options ?? [])
            {
                select.InnerHtml.AppendHtml(Option(item, chosen.Contains(item.Value ?? item.Text)));
            }

            return select;
        }

        TagBuilder Lines(string type)
        {
            var lines = Built.Element("div", "d-grid gap-2" + (Width == FieldWidth.Full ? "" : " w-name"));
            var chosen = Chosen(state);
            var rank = 0;
            foreach (var item in Options ?? [])
            {
                var input = Built.Element("input", "form-check-input");
                input.TagRenderMode = TagRenderMode.SelfClosing;
                input.Attributes["type"] = type;
                input.Attributes["name"] = name;
                input.Attributes["value"] = item.Value ?? item.Text;
                // The first one carries the id of the field: the error summary leads to it.
                input.Attributes["id"] = rank == 0 ? id : $"{id}-{rank}";
                rank++;
                if (chosen.Contains(item.Value ?? item.Text))
                {
                    input.Attributes["checked"] = "checked";
                }

                if (item.Disabled)
                {
                    input.Attributes["disabled"] = "disabled";
                }

                var line = Built.Element("label", "radio-line", input);
                line.InnerHtml.AppendHtml(FrenchText.Html(item.Text));
                lines.InnerHtml.AppendHtml(line);
            }

            return lines;
        }

        TagBuilder CheckLine()
        {
            var input = Common("input", "form-check-input");
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = "checkbox";
            input.Attributes["value"] = "true";
            if (Chosen(state).Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)))
            {
                input.Attributes["checked"] = "checked";
            }

            var line = Built.Element("label", "check-line", input);
            line.Attributes["for"] = id;
            line.InnerHtml.AppendHtml(Built.Element("span", null, Words()));
            return line;
        }
    }

    private static TagBuilder Option(SelectListItem item, bool chosen)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value ?? item.Text;
        if (chosen)
        {
            option.Attributes["selected"] = "selected";
        }

        option.InnerHtml.Append(item.Text);
        return option;
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

    // What was typed wins over the value read: a refused date must come back as it was written.
    private string? Typed(ModelStateEntry? state, FieldControl control) => state?.AttemptedValue ?? For.Model switch
    {
        null => null,
        DateOnly day when control == FieldControl.Calendar => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => FrenchText.TypedDate(day),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.CurrentCulture),
        var value => value.ToString(),
    };

    private HashSet<string> Chosen(ModelStateEntry? state)
    {
        IEnumerable<string?> values = state?.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => For.Model switch
            {
                null => [],
                string one => [one],
                System.Collections.IEnumerable several => several.Cast<object?>().Select(Text),
                var one => [Text(one)],
            },
        };
        return [.. values.OfType<string>().Where(value => value.Length > 0)];

        static string? Text(object? value) => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
    }
}
