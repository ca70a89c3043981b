using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The moments of an evaluation as people read them.</summary>
public static class MomentWords
{
    private const int HourInMinutes = 60;

    /// <summary>« 3 situations observées ».</summary>
    public static string Count(MomentKind kind, int count) => kind switch
    {
        MomentKind.Framing => FrenchText.Plural(count, "entretien de cadrage", "entretiens de cadrage"),
        MomentKind.Situation => FrenchText.Plural(count, "situation observée", "situations observées", feminine: true),
        MomentKind.Interview => FrenchText.Plural(count, "entretien", "entretiens"),
        MomentKind.ComplementaryInterview => FrenchText.Plural(count, "entretien complémentaire", "entretiens complémentaires"),
        MomentKind.Presentation => FrenchText.Plural(count, "présentation", "présentations", feminine: true),
        _ => FrenchText.Plural(count, "restitution", "restitutions", feminine: true),
    };

    /// <summary>« 1 h 30 », « 15 min ».</summary>
    public static string Duration(int minutes) => (minutes / HourInMinutes, minutes % HourInMinutes) switch
    {
        (0, var rest) => $"{rest}{FrenchText.NoBreakSpace}min",
        (var hours, 0) => $"{hours}{FrenchText.NoBreakSpace}h",
        var (hours, rest) => $"{hours}{FrenchText.NoBreakSpace}h{FrenchText.NoBreakSpace}{rest:00}",
    };

    /// <summary>« le mardi 24 novembre à 14 h ».</summary>
    public static string When(EvaluationMoment moment) =>
        $"le {FrenchText.LongDate(FrenchText.ParisDay(moment.StartsAt))} à{FrenchText.NoBreakSpace}{FrenchText.Hour(moment.StartsAt)}";

    /// <summary>The people of a file who can take part, in the places they have on that day.</summary>
    public static IReadOnlyList<(MomentParticipants Place, Guid Person)> People(FileHead head, DateOnly? heldOn = null) =>
        [
            .. new[]
            {
                (Seat: EvaluatorSeat.First, Place: MomentParticipants.FirstEvaluator),
                (Seat: EvaluatorSeat.Second, Place: MomentParticipants.SecondEvaluator),
            }
                .Select(place => (place.Place, Person: InPlace(head, place.Seat, heldOn)))
                .Where(found => found.Person is not null)
                .Select(found => (found.Place, found.Person!.Value)),
            (MomentParticipants.Candidate, head.File.CandidateId),
        ];

    /// <summary>The names of those who take part in a moment: once held, those of its day.</summary>
    public static string With(FileHead head, EvaluationMoment moment, IReadOnlyDictionary<Guid, string> names) =>
        FrenchText.Join(
            People(head, moment.HeldOn)
                .Where(person => moment.Participants.HasFlag(person.Place))
                .Select(person => names.GetValueOrDefault(person.Person, ""))
                .Where(name => name.Length > 0)
        );

    private static Guid? InPlace(FileHead head, EvaluatorSeat seat, DateOnly? heldOn)
    {
        var ofSeat = head
            .File.Assignments.Where(assignment => assignment.Seat == seat)
            .OrderByDescending(assignment => assignment.From)
            .ThenBy(assignment => assignment.Until is not null)
            .ToList();
        return (
            heldOn is { } day
                ? ofSeat.Find(assignment => assignment.From <= day && (assignment.Until is null || assignment.Until >= day))
                : ofSeat.Find(assignment => assignment.Until is null)
        )?.PersonId;
    }
}
