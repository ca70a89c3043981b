using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CqpMutualite.Web.Platform.TagHelpers;

/// <summary>How a date is written.</summary>
public enum DateStyle { Plain, Long, List, ShortDay, Day }

/// <summary>
/// <c>&lt;fr-date value="Model.Due" style-of="List" /&gt;</c>: a <c>time</c> element; nothing when there is no date. <c>&lt;fr-date at="line.At" /&gt;</c>: an
/// instant, day and hour in Paris.
/// </summary>
[HtmlTargetElement("fr-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FrDateTagHelper : TagHelper
{
    public DateOnly? Value { get; set; }

    public DateTimeOffset? At { get; set; }

    /// <summary>How the day is written.</summary>
    public DateStyle StyleOf { get; set; } = DateStyle.Plain;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is null && Value is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } instant)
        {
            output.Attributes.SetAttribute("datetime", instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));
            output.Content.AppendHtml(FrenchText.Html(FrenchText.Moment(instant)));
            return;
        }

        var day = Value.GetValueOrDefault();
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
