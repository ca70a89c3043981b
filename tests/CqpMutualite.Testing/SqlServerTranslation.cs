using System.Linq.Expressions;
using System.Reflection;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace CqpMutualite.Testing;

/// <summary>
/// Translates for SQL Server, too, each query that a test runs on PostgreSQL, when it is first seen. One that does not translate fails there,
/// with its text. It needs no server: nothing is executed.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    // Identity reads in the services of the application which tables it has
    private static readonly DbContextOptions<SqlServerContext> Options = new DbContextOptionsBuilder<SqlServerContext>()
        .UseSqlServer("Server=none")
        .UseApplicationServiceProvider(
            new ServiceCollection()
                .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                .BuildServiceProvider()
        )
        .Options;

    private static readonly MethodInfo Executor = typeof(QueryCompilationContext).GetMethod(nameof(QueryCompilationContext.CreateQueryExecutor))!;

    private int translated;

    private SqlServerTranslation()
    {
    }

    /// <summary>The only one: EF Core keeps the compiled queries by interceptor.</summary>
    public static SqlServerTranslation Instance { get; } = new();

    /// <summary>How many queries were translated in this process.</summary>
    public int Translated => translated;

    /// <inheritdoc />
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is PostgreSqlContext)
        {
            Translate(queryExpression);
        }

        return queryExpression;
    }

    private void Translate(Expression query)
    {
        using var context = new SqlServerContext(Options);
        var compilation = context.GetService<IQueryCompilationContextFactory>().Create(async: true);
        var moved = new Roots(context).Visit(query);
        try
        {
            Executor.MakeGenericMethod(ResultOf(query.Type)).Invoke(compilation, [moved]);
            Interlocked.Increment(ref translated);
        }
        catch (TargetInvocationException e)
        {
            throw new InvalidOperationException($"This query does not translate for SQL Server:\n{query}\n{e.InnerException!.Message}", e.InnerException);
        }
    }

    private static Type ResultOf(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var generic
        && (
            generic == typeof(IQueryable<>)
            || generic == typeof(IOrderedQueryable<>)
            || generic == typeof(Microsoft.EntityFrameworkCore.Query.IIncludableQueryable<,>)
        )
            ? typeof(IAsyncEnumerable<>).MakeGenericType(type.GetGenericArguments()[0])
            : typeof(Task<>).MakeGenericType(type);

    // a query starts from the tables of a model: here from those of the other provider
    private sealed class Roots(DbContext context) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(context.Model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }
}
