namespace CqpMutualite.Testing;

/// <summary>The clock of an application under test: it stands where it is put, the same for every run.</summary>
public sealed class SetClock : TimeProvider
{
    /// <summary>Where it stands first: Monday 15 June 2026, ten in the morning in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);

    private long ticks = Start.Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    /// <summary>Puts it at an instant.</summary>
    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref ticks, instant.UtcTicks);
}
