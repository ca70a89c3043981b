using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Jury;

/// <summary>When and where a session is held.</summary>
/// <param name="HeldOn">Day.</param>
/// <param name="StartsAt">Hour of the first passage.</param>
/// <param name="EndsAt">Hour after which nobody is heard.</param>
/// <param name="Place">Address or room; may be empty when there is a link.</param>
/// <param name="VideoLink">Address of the video meeting.</param>
/// <param name="Capacity">Most files; null: as many as the hours allow.</param>
public sealed record SessionTerms(DateOnly HeldOn, TimeOnly StartsAt, TimeOnly EndsAt, string? Place, string? VideoLink = null, int? Capacity = null)
{
    /// <summary>Where its hours are read.</summary>
    public Territory Territory { get; init; }

    /// <summary>A day from nine to half past five, in one place.</summary>
    public static SessionTerms WholeDay(DateOnly heldOn, string? place) => new(heldOn, new TimeOnly(9, 0), new TimeOnly(17, 30), place);

    /// <summary>What is wrong in them.</summary>
    public IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(VideoLink))
        {
            yield return JuryRefusals.PlaceMissing;
        }

        if (EndsAt <= StartsAt)
        {
            yield return JuryRefusals.HoursReversed;
        }

        if (Capacity < 1)
        {
            yield return JuryRefusals.CapacityTooSmall;
        }
    }
}

/// <summary>A pause of the session.</summary>
public sealed record SessionBreak(TimeOnly At, int Minutes)
{
    public TimeOnly Until => At.AddMinutes(Minutes);
}

/// <summary>What is around a session and that it does not hold.</summary>
/// <param name="NameOf">Name of the candidate of a file.</param>
/// <param name="Elsewhere">When a candidate is before another session of that day.</param>
public sealed record DayBeside(Func<Guid, string> NameOf, Func<Guid, IReadOnlyCollection<Slot>> Elsewhere)
{
    /// <summary>The mandates of those who sit; null when they were not asked for.</summary>
    public IReadOnlyCollection<Membership>? Mandates { get; init; }

    public static DayBeside Nothing { get; } = new(_ => "Ce candidat", _ => []);
}
