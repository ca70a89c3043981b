namespace CqpMutualite.Web.Platform;

/// <summary>Sign-ins that fail: one line of the log and one of the counters for each, without who tries.</summary>
public sealed partial class SignInWatch(ILogger<SignInWatch> logger)
{
    /// <summary>It was refused at that step; <paramref name="locked"/>: because the account is closed for a while.</summary>
    public void Refused(string step, bool locked)
    {
        if (locked)
        {
            Measures.SignInLocked(step);
            Locked(logger, step);
        }
        else
        {
            Measures.SignInFailed(step);
            Failed(logger, step);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in failed ({Step}).")]
    private static partial void Failed(ILogger logger, string step);

    [LoggerMessage(LogLevel.Warning, "Sign-in on an account closed for a while ({Step}).")]
    private static partial void Locked(ILogger logger, string step);
}
