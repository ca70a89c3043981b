using CqpMutualite.Web;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Testing;

/// <summary>
/// The real application, in this process, at a set instant, on a database of its own that already holds what the startup tasks load.
/// Each query it runs is also translated for SQL Server (<see cref="SqlServerTranslation"/>). One per test class (<c>IClassFixture&lt;AppHost&gt;</c>), or per
/// assembly.
/// </summary>
public class AppHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    // a hundred thousand at work: there it has to take time
    private const int HashIterations = 100;

    private TestDatabase? _database;

    /// <summary>Its clock.</summary>
    public SetClock Clock { get; } = new();

    /// <summary>The database and data folder of this application.</summary>
    public TestDatabase Database => _database ?? throw new InvalidOperationException("The application is not initialised.");

    /// <summary>Makes the database; the application itself starts with its first client.</summary>
    public async ValueTask InitializeAsync()
    {
        _database = await TestServer.Current.CreateDatabaseAsync();
        OnDatabaseReady();
    }

    /// <summary>Stops the application and drops its database.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
        {
            await TestServer.Current.DropAsync(_database);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Called once the database exists.</summary>
    protected virtual void OnDatabaseReady()
    {
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(CqpEnvironment.Testing);
        builder.UseContentRoot(TestServer.Current.ContentRoot);
        builder.UseSetting("ConnectionStrings:Cqp", Database.ConnectionString);
        builder.UseSetting(DataFolder.Setting, Database.Folder);
        builder.ConfigureServices(services =>
            UnderTest(services, Clock).ConfigureDbContext<PostgreSqlContext>((_, options) => options.AddInterceptors(SqlServerTranslation.Instance))
        );
        builder.UseSetting("SignIn:AttemptsPerMinute", "100000"); // every test signs in from the same address
        builder.UseSetting("Verification:ChecksPerMinute", "100000"); // and checks certificates from there
        builder.UseSetting(FreezerWorker.Setting, "false"); // as for the documents
        builder.UseSetting(RemindersWorker.Setting, "false"); // as for the messages
        builder.UseSetting(AnchorWorker.Setting, "false");
        builder.UseSetting(OutboxWorker.Setting, "false"); // a test sends the messages itself, when it wants them
    }

    /// <summary>What is otherwise under test than at work, in the template of the databases too: the clock, and the time that a password takes.</summary>
    internal static IServiceCollection UnderTest(IServiceCollection services, SetClock clock) =>
        services.AddSingleton<TimeProvider>(clock).Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);

    /// <summary>Sends the messages that are due, and waits for them; answers how many left.</summary>
    public Task<int> SendMessagesAsync() => Services.GetRequiredService<Outbox>().DrainAsync(CancellationToken.None);
}
