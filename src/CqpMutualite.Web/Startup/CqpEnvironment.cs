namespace CqpMutualite.Web.Startup;

/// <summary>Environments beyond those ASP.NET Core names.</summary>
public static class CqpEnvironment
{
    /// <summary>Under the test kit: the database is given, prepared, and belongs to the kit; no data folder is claimed, no signal handled.</summary>
    public const string Testing = "Testing";
}
