using System.Data.Common;
using System.Globalization;
using CqpMutualite.Web.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// What the account of the application may do, when another one (<c>ConnectionStrings:CqpMigrations</c>) owns the tables: read and write them all, and only add
/// to those that prove.
/// </summary>
public static class DatabaseRights
{
    /// <summary>Name of the connection string of the account that migrates.</summary>
    public const string Owner = "CqpMigrations";

    private static readonly string[] AppendOnly = ["journal", "witnesses"];

    /// <summary>Whether the account of the application may change the journal, or erase from it.</summary>
    public static async Task<bool> MayRewriteAsync(AppDbContext db, CancellationToken cancellation)
    {
        var sql = db.Database.IsNpgsql()
            ? "select case when has_table_privilege('journal', 'UPDATE') or has_table_privilege('journal', 'DELETE') then 1 else 0 end as \"Value\""
            : "select case when has_perms_by_name('journal', 'OBJECT', 'UPDATE') = 1 or has_perms_by_name('journal', 'OBJECT', 'DELETE') = 1 "
                + "then 1 else 0 end as [Value]";
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync(cancellation) == 1;
    }

    /// <summary>Gives the account of the application its rights, as the owner. <paramref name="connection"/>: the owner's, open.</summary>
    public static async Task GrantAsync(DbConnection connection, string application, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection
            ? PostgreSql(new NpgsqlConnectionStringBuilder(application).Username!)
            : SqlServer(new SqlConnectionStringBuilder(application).UserID);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The statements for PostgreSQL.</summary>
    public static string PostgreSql(string account)
    {
        var name = $"\"{account.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            grant usage on schema public to {name};
            grant select, insert, update, delete on all tables in schema public to {name};
            grant usage, select on all sequences in schema public to {name};
            revoke insert, update, delete, truncate on "__EFMigrationsHistory" from {name};
            revoke update, delete, truncate on {string.Join(", ", AppendOnly)} from {name};
            """
        );
    }

    /// <summary>The statements for SQL Server.</summary>
    public static string SqlServer(string account)
    {
        var name = $"[{account.Replace("]", "]]", StringComparison.Ordinal)}]";
        return string.Join(
            '\n',
            [
                $"grant select, insert, update, delete on schema::dbo to {name};",
                $"deny insert, update, delete on [__EFMigrationsHistory] to {name};",
                .. AppendOnly.Select(table => $"deny update, delete on [{table}] to {name};"),
            ]
        );
    }
}
