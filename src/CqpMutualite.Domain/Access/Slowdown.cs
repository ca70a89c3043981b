namespace CqpMutualite.Domain.Access;

/// <summary>How long one waits between two attempts at a secret: a few are free, then the wait doubles. Nothing is ever closed.</summary>
/// <param name="Free">Attempts without waiting.</param>
/// <param name="First">The first wait.</param>
/// <param name="Longest">Beyond which it grows no more.</param>
/// <param name="Forgotten">After that long without any attempt, the count starts again.</param>
public sealed record Slowdown(int Free, TimeSpan First, TimeSpan Longest, TimeSpan Forgotten)
{
    // beyond, any first wait is longer than any longest one
    private const int MostDoublings = 30;

    /// <summary>The wait that follows the nth attempt.</summary>
    public TimeSpan After(int attempts)
    {
        if (attempts < Free)
        {
            return TimeSpan.Zero;
        }

        var wait = First * Math.Pow(2, Math.Min(attempts - Free, MostDoublings));
        return wait < Longest ? wait : Longest;
    }
}
