using System.Globalization;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <content>The controls.</content>
public sealed partial class FieldTagHelper
{
    private TagBuilder Common(Drawing drawn, string tag, string kind)
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
        element.Attributes["id"] = drawn.Id;
        element.Attributes["name"] = drawn.Name;
        if (drawn.Error is not null)
        {
            element.Attributes["aria-invalid"] = "true";
        }

        if (drawn.Described.Length > 0)
        {
            element.Attributes["aria-describedby"] = drawn.Described;
        }

        foreach (var attribute in drawn.Passed)
        {
            // A minimised attribute (readonly, disabled) has no value.
            element.Attributes[attribute.Name] = attribute.Value switch { null => "", HtmlString html => html.Value, var value => value.ToString() };
        }

        return element;
    }

    private TagBuilder Input(Drawing drawn)
    {
        var input = Common(drawn, "input", "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        var (type, mode) = drawn.Control switch
        {
            FieldControl.Email => ("email", null),
            FieldControl.Password => ("password", null),
            FieldControl.Phone => ("tel", null),
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

        if (drawn.Control == FieldControl.Date)
        {
            input.Attributes["data-day"] = "";
        }

        if (drawn.Control is not (FieldControl.Password or FieldControl.File))
        {
            input.Attributes["value"] = Typed(drawn);
        }

        return input;
    }

    private TagBuilder Textarea(Drawing drawn)
    {
        var area = Common(drawn, "textarea", "form-control");
        area.Attributes.TryAdd("rows", "3");
        // A browser drops the first line break of a textarea: this one is there to be dropped.
        area.InnerHtml.AppendHtml("\n").Append(Typed(drawn) ?? "");
        return area;
    }

    private TagBuilder Select(Drawing drawn)
    {
        var select = Common(drawn, "select", "form-select");
        var chosen = Chosen(drawn.State);
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

    private TagBuilder Lines(Drawing drawn, string type)
    {
        var lines = Built.Element("div", "d-grid gap-2" + (Width == FieldWidth.Full ? "" : " w-name"));
        var chosen = Chosen(drawn.State);
        var rank = 0;
        foreach (var item in Options ?? [])
        {
            var input = Built.Element("input", "form-check-input");
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = type;
            input.Attributes["name"] = drawn.Name;
            input.Attributes["value"] = item.Value ?? item.Text;
            // The first one carries the id of the field: the error summary leads to it.
            input.Attributes["id"] = rank == 0 ? drawn.Id : $"{drawn.Id}-{rank}";
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

    private TagBuilder CheckLine(Drawing drawn)
    {
        var input = Common(drawn, "input", "form-check-input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (Chosen(drawn.State).Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            input.Attributes["checked"] = "checked";
        }

        var line = Built.Element("label", "check-line", input);
        line.Attributes["for"] = drawn.Id;
        line.InnerHtml.AppendHtml(Built.Element("span", null, Words()));
        return line;
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

    // What was typed wins over the value read: a refused date must come back as it was written.
    private string? Typed(Drawing drawn) => drawn.State?.AttemptedValue ?? For.Model switch
    {
        null => null,
        DateOnly day => FrenchText.TypedDate(day),
        CivilDate born => born.Typed,
        TimeOnly time => FrenchText.TypedTime(time),
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

    private sealed record Drawing(string Name, ModelStateEntry? State, FieldControl Control, bool HasHint)
    {
        /// <summary>Attributes that go to the control.</summary>
        public required IReadOnlyList<TagHelperAttribute> Passed { get; init; }

        public string Id { get; } = Ids.Of(Name);

        public string HintId => Id + "-hint";

        public string ErrorId => Id + "-error";

        public string? Error => State?.Errors is [var first, ..] ? first.ErrorMessage : null;

        public bool IsGroup => Control is FieldControl.Radios or FieldControl.Checkboxes;

        /// <summary>Ids of what describes the control: its hint, its error.</summary>
        public string Described => string.Join(' ', new[] { HasHint ? HintId : null, Error is null ? null : ErrorId }.OfType<string>());
    }
}
