using CqpMutualite.Web;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.EmbeddedPostgres;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CqpMutualite.Bench;

/// <summary>The real application in this process, listening on a free port, on a server and a data folder of its own, thrown away at the end.</summary>
internal sealed class BenchApplication : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly PostgresCluster cluster;
    private readonly string folder;

    private BenchApplication(WebApplication app, PostgresCluster cluster, string folder)
    {
        this.app = app;
        this.cluster = cluster;
        this.folder = folder;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts it with the demonstration's data.</summary>
    public static async Task<BenchApplication> StartAsync()
    {
        var tree = SourceTree.Find(AppContext.BaseDirectory) ?? throw new InvalidOperationException("The bench runs from a clone of the repository.");
        var folder = Path.Combine(Path.GetTempPath(), "cqp-banc-" + Guid.NewGuid().ToString("n")[..8]);
        new DataFolder(folder).Create();
        var binaries = PostgresBinaries.Find(tree) ?? throw new InvalidOperationException("The programs of PostgreSQL are missing: run dotnet build.");
        // the application itself knows nothing of the bare page: the host adds the parts of this assembly
        Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(BarePage).Assembly.GetName().Name);
        var app = Program.Build([
            "--environment=Development",
            $"--contentRoot={Path.Combine(tree, "src", "CqpMutualite.Web")}",
            "--applicationName=CqpMutualite.Web",
            "--urls=http://127.0.0.1:0",
            $"--{DataFolder.Setting}={folder}",
            "--SignIn:AttemptsPerMinute=100000",
            "--Serilog:MinimumLevel:Default=Error",
            "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Error",
        ]);
        var cluster = await PostgresCluster.StartAsync(folder, binaries, [], CancellationToken.None);
        app.Services.GetRequiredService<DatabaseAddress>().ConnectionString = cluster.ConnectionString("banc");
        await DatabasePreparation.MigrateAsync(app.Services, CancellationToken.None);
        await DatabasePreparation.RunTasksAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return new BenchApplication(app, cluster, folder);
    }

    /// <summary>Runs a command of the application on the same database.</summary>
    public async Task RunAsync(string command, params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await Commands.All[command](scope.ServiceProvider, arguments);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
