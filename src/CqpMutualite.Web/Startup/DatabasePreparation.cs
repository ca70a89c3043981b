using System.Data.Common;
using CqpMutualite.Web.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CqpMutualite.Web.Startup;

/// <summary>Brings a database to what this version of the application expects.</summary>
public static class DatabasePreparation
{
    private const int SqlServerCannotOpenDatabase = 4060;
    private const byte SqlServerConnectionLost = 20;

    /// <summary>Creates the database if it does not exist and applies the migrations that are missing.</summary>
    /// <exception cref="StartupException">The database does not answer, or a newer version of the application has been there.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var (application, owner) = (services.GetRequiredService<DatabaseAddress>().ConnectionString,
            services.GetRequiredService<IConfiguration>().GetConnectionString(DatabaseRights.Owner));
        await using var owned = string.IsNullOrWhiteSpace(owner) ? null : DatabaseSetup.ContextOf(services.GetRequiredService<IConfiguration>(), owner);
        var database = (owned ?? scope.ServiceProvider.GetRequiredService<AppDbContext>()).Database;
        try
        {
            if (!await ExistsAsync(database.GetDbConnection(), cancellation))
            {
                await database.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellation);
            }

            // Reading the history of a new database would be logged as a failed command.
            await database.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
            var known = database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = await database.GetAppliedMigrationsAsync(cancellation);
            if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } unknown)
            {
                throw new StartupException(
                    $"La base de données vient d’une version plus récente de l’application (migration « {unknown} » inconnue ici). Lancez cette version plus "
                        + $"récente, ou restaurez une sauvegarde antérieure."
                );
            }

            await database.MigrateAsync(cancellation);
            if (owned is not null)
            {
                await database.OpenConnectionAsync(cancellation);
                await DatabaseRights.GrantAsync(database.GetDbConnection(), application!, cancellation);
            }
        }
        catch (Exception e) when (e is DbException or TimeoutException || e.InnerException is DbException)
        {
            throw new StartupException(
                $"La base de données ne répond pas comme attendu : {Reason(e.InnerException as DbException ?? e)}. Vérifiez ConnectionStrings__Cqp et l’état "
                    + "du serveur."
            );
        }
    }

    /// <summary>Runs the startup tasks, in the order of their registration, each in a scope of its own.</summary>
    /// <exception cref="StartupException">A task refuses to let the application start.</exception>
    public static async Task RunTasksAsync(IServiceProvider services, CancellationToken cancellation)
    {
        for (var index = 0; ; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var scope = services.CreateAsyncScope();
            if (scope.ServiceProvider.GetServices<IStartupTask>().ElementAtOrDefault(index) is not { } task)
            {
                return;
            }

            await task.RunAsync(cancellation);
        }
    }

    // the client's own account of a server that it does not find is long, and in English
    private static string Reason(Exception failure) =>
        failure is SqlException { Class: >= SqlServerConnectionLost }
            ? "aucun serveur SQL Server n’est joignable à cette adresse"
            : failure.Message.TrimEnd('.');

    // Through ADO.NET, not EF Core, which would log a missing database as an error before creating it.
    private static async Task<bool> ExistsAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            await connection.OpenAsync(cancellation);
            await connection.CloseAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (SqlException e) when (e.Number == SqlServerCannotOpenDatabase)
        {
            return false;
        }
    }
}
