namespace CqpMutualite.Testing;

/// <summary>The clock of an application under test: that of the machine, put forward at will.</summary>
public sealed class SetClock : TimeProvider
{
    private TimeSpan ahead;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <summary>Puts it forward.</summary>
    public void Advance(TimeSpan by) => ahead += by;
}
