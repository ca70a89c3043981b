namespace CqpMutualite.Web.Platform;

/// <summary>An answer that takes the same time whatever was found: longer than finding it usually takes.</summary>
public sealed class EvenTime
{
    private readonly Task floor;

    private EvenTime(TimeSpan length) => floor = Task.Delay(length);

    /// <summary>For an answer that checks a password.</summary>
    public static EvenTime OfSignIn() => new(TimeSpan.FromMilliseconds(500));

    /// <summary>For an answer that may write a message.</summary>
    public static EvenTime OfMessage() => new(TimeSpan.FromMilliseconds(700));

    /// <summary>Waits until that time has passed since it began.</summary>
    public Task PassedAsync() => floor;
}
