using System.Text.Encodings.Web;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Html;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>How the results of one unit moved from one intermediate evaluation to the next: counts, never a mark.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Total">Criteria of the unit.</param>
/// <param name="Points">One for each evaluation that looked at the unit, oldest first.</param>
public sealed record ProgressChart(Unit Unit, int Total, IReadOnlyList<ProgressPoint> Points)
{
    /// <summary>Width of a bar with its margin, in units of the drawing.</summary>
    public const int Step = 64;

    /// <summary>Height of a full bar.</summary>
    public const int Height = 96;

    public const int Left = 8;

    private const int HalfBar = 22;

    /// <summary>Words in the drawing, centred on the bar that begins at <paramref name="x"/>: the view language keeps this element for itself.</summary>
    public static IHtmlContent Written(string css, int x, int y, string words) =>
        new HtmlString($"<text class=\"{css}\" x=\"{x + HalfBar}\" y=\"{y}\">{HtmlEncoder.Default.Encode(words)}</text>");

    /// <summary>Width of the drawing: room for three bars at least, so that the scale is the same from one unit to the next.</summary>
    public int Width => Left + (Step * Math.Max(3, Points.Count));

    /// <summary>Said by a screen reader in place of the drawing.</summary>
    public string Words =>
        string.Join(
            " ; ",
            Points.Select(point =>
                $"le {FrenchText.PlainDate(point.HeldOn)}, "
                    + $"{string.Join(", ", point.Counts.Where(count => count.Number > 0).Select(count => $"{count.Number} « {count.Value.Label} »"))} sur "
                + $"{Total}"
            )
        );

    /// <summary>From the evaluations, oldest first. Units that none of them looked at are left out.</summary>
    public static IReadOnlyList<ProgressChart> Of(FileHead head, IReadOnlyList<ReadableSheet> evaluations) =>
        [
            .. TutorBooklet
                .Units(head)
                .Select(unit =>
                {
                    var questions = TutorBooklet.Questions(head, unit.Key);
                    var scale = head.Edition.Scale(questions[0].Field.Scale!);
                    return new ProgressChart(
                        unit,
                        questions.Count,
                        [
                            .. evaluations
                                .Where(evaluation =>
                                    evaluation.Sheet!.HeldOn is not null && questions.Any(question => evaluation.Printed.ContainsKey(question.Key))
                                )
                                .Select(evaluation => new ProgressPoint(
                                    evaluation.Sheet!.HeldOn!.Value,
                                    [
                                        .. scale
                                            .Values.OrderByDescending(value => value.Favourable == true)
                                            .ThenBy(value => value.Favourable == false)
                                            .Select(value => new ProgressCount(
                                                value,
                                                questions.Count(question => evaluation.Printed.GetValueOrDefault(question.Key) == value.Key)
                                            )),
                                    ]
                                )),
                        ]
                    );
                })
                .Where(chart => chart.Points.Count > 0),
        ];
}

/// <summary>The results of a unit on a day.</summary>
public sealed record ProgressPoint(DateOnly HeldOn, IReadOnlyList<ProgressCount> Counts);

/// <summary>How many criteria have that value.</summary>
public sealed record ProgressCount(ScaleValue Value, int Number)
{
    public string Css => Value.Favourable switch { true => "band-yes", false => "band-no", null => "band-mid" };
}
