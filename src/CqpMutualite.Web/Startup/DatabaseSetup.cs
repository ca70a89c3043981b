using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqpMutualite.Web.Startup;

/// <summary>The two providers, chosen by <c>Database:Provider</c> (<c>PostgreSql</c> by default, or <c>SqlServer</c>).</summary>
public static class DatabaseSetup
{
    // Together about ten seconds: the time the embedded server is given to come back.
    private const int Retries = 7;

    // What a dying server tells its last client; Npgsql counts only the cut connections that follow as worth another attempt.
    private static readonly string[] ServerGone = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown];

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Registers <see cref="AppDbContext"/> as the context of the chosen provider. The connection string is read at the first use.</summary>
    public static WebApplicationBuilder AddCqpDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DatabaseAddress>();
        if (DatabaseProvider.From(builder.Configuration) == DatabaseProvider.SqlServer)
        {
            builder.Services.AddDbContext<AppDbContext, SqlServerContext>((services, options) => options.UseSqlServer(
                Address(services), provider => provider.EnableRetryOnFailure(Retries, LongestPause, null)));
        }
        else
        {
            builder.Services.AddDbContext<AppDbContext, PostgreSqlContext>((services, options) => options.UseNpgsql(
                Address(services), provider => provider.EnableRetryOnFailure(Retries, LongestPause, ServerGone)));
        }

        return builder;
    }

    private static string? Address(IServiceProvider services) => services.GetRequiredService<DatabaseAddress>().ConnectionString;
}
