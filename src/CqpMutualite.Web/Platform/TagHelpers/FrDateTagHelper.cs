using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>How a date is written.</summary>
public enum DateStyle { Plain, Long, List, ShortDay, Day }

/// <summary><c>&lt;fr-date value="Model.Due" style-of="List" /&gt;</c>: a <c>time</c> element; nothing when there is no date.</summary>
[HtmlTargetElement("fr-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FrDateTagHelper : TagHelper
{
    /// <summary>The day.</summary>
    public DateOnly? Value { get; set; }

    /// <summary>How it is written.</summary>
    public DateStyle StyleOf { get; set; } = DateStyle.Plain;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } day)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.AppendHtml(FrenchText.Html(StyleOf switch
        {
            DateStyle.Long => FrenchText.LongDate(day),
            DateStyle.List => FrenchText.ListDate(day),
            DateStyle.ShortDay => FrenchText.ShortDayDate(day),
            DateStyle.Day => FrenchText.DayDate(day),
            _ => FrenchText.PlainDate(day),
        }));
    }
}
