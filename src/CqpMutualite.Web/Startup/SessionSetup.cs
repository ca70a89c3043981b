using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Startup;

/// <summary>Sessions held on the server, and what slows down who tries passwords.</summary>
public static class SessionSetup
{
    public static WebApplicationBuilder AddCqpSessions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SessionLimits>().BindConfiguration("Sessions")
            .Validate(limits => limits is { IdleMinutes: > 0, LongestHours: > 0 }, "Sessions: IdleMinutes et LongestHours sont au-dessus de zéro.");
        services.AddOptions<SignInLimits>().BindConfiguration("SignIn")
            .Validate(limits => limits is { FreeAttempts: > 0, FreeAttemptsPerAddress: > 0, LongestWaitMinutes: > 0, AlertAfter: >= 0, KnownDeviceDays: > 0 },
                "SignIn: FreeAttempts, FreeAttemptsPerAddress, LongestWaitMinutes et KnownDeviceDays sont au-dessus de zéro.");
        services.AddSingleton<CheckedSessions>();
        services.AddSingleton<AttemptCounts>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<CommonPasswords>();
        services.AddScoped<Sessions>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<SignInGuard>();
        services.AddScoped(provider => (GuardedSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.AddSingleton<SignInSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<SignInSweep>());
        return builder;
    }
}
