using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace CqpMutualite.Web.Startup;

/// <summary>The names of the two providers, and what each demands before the application may start.</summary>
public static class DatabaseProvider
{
    public const string PostgreSql = "PostgreSql";
    public const string SqlServer = "SqlServer";

    /// <summary>The configured provider, in its canonical spelling; what was written when it is neither of the two.</summary>
    public static string From(IConfiguration configuration)
    {
        var asked = configuration["Database:Provider"];
        return string.IsNullOrWhiteSpace(asked) || asked.Equals(PostgreSql, StringComparison.OrdinalIgnoreCase) ? PostgreSql
            : asked.Equals(SqlServer, StringComparison.OrdinalIgnoreCase) ? SqlServer
            : asked;
    }

    /// <summary>Checks what is asked of the configured provider before it is used.</summary>
    /// <exception cref="StartupException">The provider is unknown, or its connection string is missing or not understood.</exception>
    public static void Check(IConfiguration configuration)
    {
        var provider = From(configuration);
        if (provider is not (PostgreSql or SqlServer))
        {
            throw new StartupException($"Database__Provider vaut « {provider} » : les valeurs possibles sont {PostgreSql} et {SqlServer}.");
        }

        var address = configuration.GetConnectionString("Cqp");
        if (provider == SqlServer && string.IsNullOrWhiteSpace(address))
        {
            throw new StartupException(
                "Database__Provider vaut SqlServer, mais aucune base n’est indiquée : donnez la chaîne de connexion par ConnectionStrings__Cqp."
            );
        }

        try
        {
            _ = provider == SqlServer ? new SqlConnectionStringBuilder(address) : (DbConnectionStringBuilder)new NpgsqlConnectionStringBuilder(address);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Without the detail, which may quote the password.
            throw new StartupException(
                $"La chaîne de connexion donnée par ConnectionStrings__Cqp n’est pas comprise par {provider}. Vérifiez ses mots-clés et ses points-virgules."
            );
        }
    }
}
