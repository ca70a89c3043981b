using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>What can be held of SQL Server without a server: model, script, translation of the queries.</summary>
public class SqlServerTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void No_change_of_the_model_lacks_its_migration()
    {
        using var postgres = new PostgreSqlContext(
            new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql("Host=none").UseApplicationServiceProvider(app.Services).Options
        );
        using var sqlServer = SqlServer();
        Assert.False(postgres.Database.HasPendingModelChanges(), "PostgreSQL: dotnet ef migrations add");
        Assert.False(sqlServer.Database.HasPendingModelChanges(), "SQL Server: dotnet ef migrations add");
    }

    [Fact]
    public void The_migrations_are_valid_transact_sql()
    {
        using var context = SqlServer();
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        Assert.Contains("CREATE TABLE [files]", script, StringComparison.Ordinal);
        Assert.Empty(Parse(script));
        Assert.Empty(Parse(context.Database.GenerateCreateScript()));
    }

    [Fact]
    public void The_parser_refuses_what_is_no_transact_sql() =>
        Assert.NotEmpty(Parse("CREATE TABLE [files] (id uuid PRIMARY KEY) WITH (fillfactor = 90); LIMIT 3"));

    [Fact]
    public async Task The_queries_that_the_tests_run_are_translated_for_sql_server()
    {
        var before = SqlServerTranslation.Instance.Translated;
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        await visitor.OpenAsync("/dossiers?Recherche=DEMO&Page=1");
        await visitor.OpenAsync("/dossiers/DEMO-SPE-01");
        Assert.True(SqlServerTranslation.Instance.Translated > 0 && SqlServerTranslation.Instance.Translated >= before);
    }

    [Fact]
    public async Task A_query_that_only_postgresql_understands_is_caught()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Files.Where(file => EF.Functions.ILike(file.Reference, "demo%")).ToListAsync(Cancellation)
        );
        Assert.Contains("does not translate for SQL Server", caught.Message, StringComparison.Ordinal);
    }

    // the tables of Identity follow its settings, which the application holds
    private SqlServerContext SqlServer() =>
        new(new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer("Server=none").UseApplicationServiceProvider(app.Services).Options);

    private static List<string> Parse(string script)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return [.. errors.Select(error => error.Message)];
    }
}
