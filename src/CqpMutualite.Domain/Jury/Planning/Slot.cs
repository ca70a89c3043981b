namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>A stretch of time, by the clock of the place: the start belongs to it, the end does not.</summary>
public readonly record struct Slot(DateTime Start, DateTime End)
{
    /// <summary>That many minutes from there.</summary>
    public static Slot Of(DateTime start, int minutes) => new(start, start.AddMinutes(minutes));

    /// <summary>Some minute belongs to both.</summary>
    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;

    /// <summary>The whole of the other is within it.</summary>
    public bool Holds(Slot other) => Start <= other.Start && other.End <= End;
}

/// <summary>Somebody of the panel who is taken elsewhere at that time.</summary>
/// <param name="Name">Who, as the refusal names them.</param>
/// <param name="Slot">When.</param>
public sealed record Engagement(string Name, Slot Slot);
