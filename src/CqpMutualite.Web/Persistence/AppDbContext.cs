using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The one store. Abstract: each provider has its sealed context and its own migrations.</summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options);

/// <summary>PostgreSQL, the default.</summary>
public sealed class PostgreSqlContext(DbContextOptions<PostgreSqlContext> options) : AppDbContext(options);

/// <summary>SQL Server.</summary>
public sealed class SqlServerContext(DbContextOptions<SqlServerContext> options) : AppDbContext(options);
