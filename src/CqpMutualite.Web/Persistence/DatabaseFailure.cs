using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace CqpMutualite.Web.Persistence;

/// <summary>What keeps the database from serving anybody, whatever was asked of it.</summary>
public enum DatabaseFailure
{
    /// <summary>It is stopped, starting, out of reach, or has too much to do.</summary>
    Away,

    /// <summary>It has no room left to write.</summary>
    Full,
}

/// <summary>Recognises it, by number and not by text.</summary>
public static class DatabaseFailures
{
    /// <summary>What a dying server tells its last client; Npgsql counts only the cut connections that follow as worth another attempt.</summary>
    public static readonly string[] PostgreSqlGone = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown];

    /// <summary>What EF Core does not count as passing: time-out, connection refused, lock time-out, shutting down, killed.</summary>
    public static readonly int[] SqlServerGone = [-2, 0, 1222, 6005, 596];

    private const byte SqlServerConnectionLost = 20;

    private static readonly int[] SqlServerFull = [1105, 9002], SqlServerClosed = [4060, 18456];

    /// <summary>What that exception comes from; null when it is something else.</summary>
    public static DatabaseFailure? Of(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is DbException known)
            {
                return Of(known);
            }
        }

        return null;
    }

    private static DatabaseFailure? Of(DbException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DatabaseFailure.Full,
        SqlException sql when SqlServerFull.Contains(sql.Number) => DatabaseFailure.Full,
        PostgresException postgres => postgres.IsTransient || PostgreSqlGone.Contains(postgres.SqlState) ? DatabaseFailure.Away : null,
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or IOException } => DatabaseFailure.Away,
        SqlException sql when sql.Class >= SqlServerConnectionLost || SqlServerGone.Contains(sql.Number) || SqlServerClosed.Contains(sql.Number) =>
            DatabaseFailure.Away,
        _ => null,
    };
}
