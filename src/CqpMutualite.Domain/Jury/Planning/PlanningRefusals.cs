using System.Globalization;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>What keeps a file out of a sitting.</summary>
public enum PlanningObstacle
{
    /// <summary>No sitting hears that certification, or files of that kind.</summary>
    NotHeard,

    /// <summary>The sitting comes after the last day for a first jury.</summary>
    TooLate,

    /// <summary>The candidate cannot come on that day.</summary>
    CandidateAway,

    /// <summary>A member is tied to the candidate.</summary>
    Conflict,

    /// <summary>As many files as it may hear.</summary>
    Full,

    /// <summary>The candidate is before another jury at those hours.</summary>
    CandidateElsewhere,

    /// <summary>The hours that the candidate asked for.</summary>
    CandidateHours,

    MemberElsewhere,

    /// <summary>No free time long enough.</summary>
    NoTime,
}

/// <summary>A file that does not fit: what is in the way, and the sentence that says it.</summary>
public sealed record PlanningRefusal(PlanningObstacle Obstacle, Refusal Refusal);

/// <summary>Refusals of the running order and of the distribution, with their sentences.</summary>
public static class PlanningRefusals
{
    /// <summary>Before another jury at the same time.</summary>
    public static Refusal CandidateElsewhere(string name, DateTime from, DateTime until) =>
        new("planning.candidate-elsewhere", $"{name} passe devant un autre jury entre {Hour(from)} et {Hour(until)} : aucun horaire libre en dehors.");

    /// <summary>What the candidate asked for leaves no room.</summary>
    public static Refusal CandidateHours(string name, DateTime? notBefore, DateTime? notAfter) => new("planning.candidate-hours", (notBefore, notAfter) switch
    {
        ({ } from, { } until) => $"Aucun horaire ne reste pour {name}, qui ne peut venir qu’entre {Hour(from)} et {Hour(until)}.",
        ({ } from, _) => $"Aucun horaire ne reste pour {name}, qui ne peut pas venir avant {Hour(from)}.",
        _ => $"Aucun horaire ne reste pour {name}, qui doit avoir fini à {Hour(notAfter!.Value)}.",
    });

    public static Refusal MemberElsewhere(string name, string members) =>
        new("planning.member-elsewhere", $"{name} n’a pas d’horaire : {members} siège ailleurs pendant le temps qui reste.");

    /// <summary>The sitting is too short.</summary>
    public static Refusal NoTime(string name, int minutes, DateTime end) =>
        new(
            "planning.no-time",
            $"{name} n’a pas d’horaire : il faut {minutes} minutes de suite, et il n’en reste pas avant la fin de la séance à {Hour(end)}."
        );

    public static Refusal NotFree(string name, DateTime at) =>
        new("planning.not-free", $"Pas de place pour {name} à {Hour(at)} : une pause ou un autre passage à heure fixe occupe ce moment.");

    /// <summary>Outside the hours of the sitting.</summary>
    public static Refusal OutsideHours(string name, DateTime at, Slot hours) =>
        new(
            "planning.outside-hours",
            $"Pas de place pour {name} à {Hour(at)} : la séance va de {Hour(hours.Start)} à {Hour(hours.End)}, délibération comprise."
        );

    /// <summary>The first cannot come before.</summary>
    public static Refusal FirstAlready => new("planning.first-already", "Ce candidat passe déjà le premier.");

    /// <summary>The last cannot come after.</summary>
    public static Refusal LastAlready => new("planning.last-already", "Ce candidat passe déjà le dernier.");

    /// <summary>Gone from the order in between.</summary>
    public static Refusal NotInOrder => new("planning.not-in-order", "Ce candidat ne passe plus devant ce jury.");

    /// <summary>« 9:05 ».</summary>
    internal static string Hour(DateTime at) => Typography.Hour(TimeOnly.FromDateTime(at));
}
