using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CqpMutualite.Web.Startup;

/// <summary>The two providers, chosen by <c>Database:Provider</c> (<c>PostgreSql</c> by default, or <c>SqlServer</c>).</summary>
public static class DatabaseSetup
{
    // Together a second and a quarter: a passing fault is not seen, and an absence is said within two seconds.
    private const int Retries = 6;

    // what the figures of its pool are called by, instead of the whole address
    private const string DataSource = "cqp";

    private const string AutoPrepare = "Max Auto Prepare";
    private const int PreparedQueries = 200;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Registers <see cref="AppDbContext"/> as the context of the chosen provider. The connection string is read at the first use, once: contexts are pooled.
    /// </summary>
    public static WebApplicationBuilder AddCqpDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DatabaseAddress>();
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<FreezingSignal>();
        if (DatabaseProvider.From(builder.Configuration) == DatabaseProvider.SqlServer)
        {
            builder.Services.AddDbContextPool<AppDbContext, SqlServerContext>((services, options) => Common(services, options)
                .UseSqlServer(Address(services), provider => provider.EnableRetryOnFailure(Retries, LongestPause, DatabaseFailures.SqlServerGone)));
        }
        else
        {
            builder.Services.AddDbContextPool<AppDbContext, PostgreSqlContext>((services, options) => Common(services, options)
                .UseNpgsql(Prepared(Address(services)), provider => provider
                    .ConfigureDataSource(source => source.Name = DataSource)
                    .EnableRetryOnFailure(Retries, LongestPause, DatabaseFailures.PostgreSqlGone)));
        }

        return builder;
    }

    /// <summary>A context of the chosen provider on another account, for the migrations.</summary>
    public static AppDbContext ContextOf(IConfiguration configuration, string address) =>
        DatabaseProvider.From(configuration) == DatabaseProvider.SqlServer
            ? new SqlServerContext(new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer(address).Options)
            : new PostgreSqlContext(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql(address).Options);

    // A lost race, or a database that is away, is an answer, which somebody reads on the page: it is no error of the log. What nobody answers is logged by
    // whoever lets it through.
    private static DbContextOptionsBuilder Common(IServiceProvider services, DbContextOptionsBuilder options) => options
        .AddInterceptors(services.GetRequiredService<OutboxSignal>(), services.GetRequiredService<FreezingSignal>())
        .ConfigureWarnings(warnings => warnings.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug)));

    // The server parses and plans each query once a connection. Behind a pooler that mixes connections, « Max Auto Prepare=0 » in the address turns it off.
    private static string? Prepared(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return address;
        }

        var parts = new NpgsqlConnectionStringBuilder(address);
        if (!parts.ShouldSerialize(AutoPrepare))
        {
            parts.MaxAutoPrepare = PreparedQueries;
            parts.AutoPrepareMinUsages = 2;
        }

        return parts.ConnectionString;
    }

    private static string? Address(IServiceProvider services) => services.GetRequiredService<DatabaseAddress>().ConnectionString;
}
