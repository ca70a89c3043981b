using System.Data.Common;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqpMutualite.Web.Startup;

/// <summary>The database is exactly at the version of the application: no migration is missing, none is unknown.</summary>
public sealed class MigrationsHealthCheck(AppDbContext db) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Opened without EF Core's retries; what follows uses this connection.
            var connection = db.Database.GetDbConnection();
            await connection.OpenAsync(cancellationToken);
            var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
            var known = db.Database.GetMigrations();
            await connection.CloseAsync();
            return applied.Order(StringComparer.Ordinal).SequenceEqual(known.Order(StringComparer.Ordinal), StringComparer.Ordinal)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The migrations applied are not those of the application.");
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
