using CqpMutualite.Testing;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Npgsql;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>An account of its own for the application, which may add to the journal and nothing else there.</summary>
public sealed class DatabaseRightsTests(DatabaseRightsTests.Restricted host) : IClassFixture<DatabaseRightsTests.Restricted>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_application_works_and_says_that_its_journal_is_protected()
    {
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        var page = await company.OpenAsync("/dossiers/DEMO-SPE-02/echanges");
        var sent = await company.SubmitAsync(page, "Envoyer le message", ("Destinataires", "OEMM"), ("Message", "Un mot sous un compte restreint."));
        Assert.Contains("Un mot sous un compte restreint.", sent.Text, StringComparison.Ordinal);
        using var admin = await Visitor.SignedInAsync(host, "admin@cqp.example");
        Assert.Contains("ne peut ni modifier ni effacer", (await admin.OpenAsync("/admin/service")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update journal set \"Words\" = 'autre chose'")]
    [InlineData("delete from journal")]
    [InlineData("truncate journal")]
    [InlineData("update witnesses set \"Mark\" = ''")]
    [InlineData("delete from witnesses")]
    [InlineData("delete from \"__EFMigrationsHistory\"")]
    [InlineData("alter table journal disable trigger all")]
    public async Task Its_account_changes_nothing_of_what_proves(string sql)
    {
        await using var connection = new NpgsqlConnection(host.Own);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public void The_same_for_SQL_Server_is_understood_by_its_parser()
    {
        using var text = new StringReader(DatabaseRights.SqlServer("l’application]"));
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors);
    }

    public sealed class Restricted : AppHost
    {
        private const string Account = "cqp_application_restreinte";

        public string Own =>
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = Account, Password = "un-essai", Pooling = false }.ConnectionString;

        protected override void OnDatabaseReady()
        {
            using var owner = new NpgsqlConnection(Database.ConnectionString);
            owner.Open();
            using (var role = new NpgsqlCommand(
                $"do $$ begin create role {Account} login password 'un-essai'; exception when duplicate_object then null; end $$", owner))
            {
                role.ExecuteNonQuery();
            }

            DatabaseRights.GrantAsync(owner, Own, CancellationToken.None).GetAwaiter().GetResult();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("ConnectionStrings:Cqp", Own);
        }
    }
}
