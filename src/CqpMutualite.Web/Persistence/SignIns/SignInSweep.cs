using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>From time to time, removes what serves no more: sessions that are over, attempts that are forgotten, devices that came back no more.</summary>
public sealed class SignInSweep(
    IServiceScopeFactory scopes,
    IOptions<SessionLimits> sessions,
    IOptions<SignInLimits> signIns,
    TimeProvider clock,
    ILogger<SignInSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Sweeps once. Returns how many rows went.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (unused, forgotten, away) =
            (now - sessions.Value.Idle, now - signIns.Value.AtAccount.Forgotten, now - TimeSpan.FromDays(signIns.Value.KnownDeviceDays));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await db.OpenSessions
                .Where(session => session.EndsAt < now || session.SeenAt < unused
                    || db.Users.Any(account => account.Id == session.AccountId && account.SecurityStamp != session.Stamp))
                .ExecuteDeleteAsync(cancellation)
            + await db.AttemptCounts.Where(count => count.LastAt < forgotten).ExecuteDeleteAsync(cancellation)
            + await db.KnownDevices.Where(device => device.SeenAt < away).ExecuteDeleteAsync(cancellation);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Le balayage des sessions a échoué ; il recommencera");
            }
        }
    }
}
