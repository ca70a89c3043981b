namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>Settings « Sessions ».</summary>
public sealed class SessionLimits
{
    /// <summary>A session that nobody uses ends after that.</summary>
    public int IdleMinutes { get; init; } = 120;

    /// <summary>Used or not, it ends after that.</summary>
    public int LongestHours { get; init; } = 12;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Longest => TimeSpan.FromHours(LongestHours);
}

/// <summary>Settings « SignIn » of what slows down.</summary>
public sealed class SignInLimits
{
    /// <summary>Attempts at one account, from a device that it does not know, before the first wait.</summary>
    public int FreeAttempts { get; init; } = 5;

    /// <summary>Attempts from one address, at whatever accounts.</summary>
    public int FreeAttemptsPerAddress { get; init; } = 30;

    public int LongestWaitMinutes { get; init; } = 15;

    /// <summary>After that many attempts in vain, the holder of the account is told; zero: never.</summary>
    public int AlertAfter { get; init; } = 10;

    /// <summary>A sign-in on a device that the account does not know is told to its holder; null: in production only.</summary>
    public bool? AlertNewDevice { get; init; }

    /// <summary>How long a device is known without coming back.</summary>
    public int KnownDeviceDays { get; init; } = 365;

    public Slowdown AtAccount => Pace(FreeAttempts);

    public Slowdown AtAddress => Pace(FreeAttemptsPerAddress);

    private Slowdown Pace(int free) => new(free, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(LongestWaitMinutes), TimeSpan.FromDays(1));
}
