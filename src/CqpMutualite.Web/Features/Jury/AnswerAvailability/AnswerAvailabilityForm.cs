using CqpMutualite.Domain.Jury;

namespace CqpMutualite.Web.Features.Jury.AnswerAvailability;

/// <summary>An answer a day, by day as « 2027-01-14 ».</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record AnswerAvailabilityForm
{
    public Dictionary<string, AvailabilityAnswer?> Answers { get; init; } = [];

    public AvailabilityAnswer? Of(DateOnly day) => Answers.GetValueOrDefault(SessionFilter.Iso(day)!) is { } answer && Enum.IsDefined(answer) ? answer : null;
}
