namespace CqpMutualite.Web.Platform;

/// <summary>Where the database is. Known only once the application is built, because the embedded server starts after that.</summary>
public sealed class DatabaseAddress
{
    /// <summary>The ADO.NET connection string; null as long as no database is known (<c>dotnet ef</c> never gives one).</summary>
    public string? ConnectionString { get; set; }
}
