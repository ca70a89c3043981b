using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqpMutualite.Web.Persistence;

/// <summary>Recognises a row that exists already, by number and not by text.</summary>
public static class UniqueViolation
{
    /// <summary>SQL Server 2601 and 2627, SQLSTATE 23505.</summary>
    public static bool IsOne(DbUpdateException failure) => failure.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException sql => sql.Number is 2601 or 2627,
        _ => false,
    };
}
