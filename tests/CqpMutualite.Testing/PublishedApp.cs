using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace CqpMutualite.Testing;

/// <summary>
/// The application as an operator runs it: what the tests were built with, published outside the clone, started from another folder,
/// in Production, on an empty database of the test server. Its messages go to <see cref="Mail"/>.
/// </summary>
public class PublishedApp : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("cqp-published-");
    private TestDatabase? database;
    private AppProcess? process;

    /// <summary>Where it listens, which is also the address of the site in its messages.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The mail server it was given.</summary>
    public SmtpSink Mail { get; } = new();

    /// <summary>What it wrote.</summary>
    public string Output => process?.Output + process?.Errors;

    /// <summary>A folder of its own, gone at the end.</summary>
    protected string Root => root.FullName;

    protected TestDatabase Database => database ?? throw new InvalidOperationException("It is not started.");

    /// <summary>What it is given, as an operator gives it.</summary>
    protected virtual Dictionary<string, string> Variables => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = Address.ToString(),
        ["CQP_DATA"] = Database.Folder,
        ["ConnectionStrings__Cqp"] = Database.ConnectionString,
        ["Site__Address"] = Address.ToString(),
        ["Smtp__Host"] = "127.0.0.1",
        ["Smtp__Port"] = $"{Mail.Port}",
        ["Smtp__From"] = "cqp@cqp.example",
    };

    private string Folder => Path.Combine(root.FullName, "app");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await PublishAsync();
        database = await MakeDatabaseAsync();
        await StartAsync();
    }

    /// <summary>An empty database, unless another is asked.</summary>
    protected virtual Task<TestDatabase> MakeDatabaseAsync() => Task.FromResult(TestServer.Current.NameEmptyDatabase(Path.Combine(root.FullName, "data")));

    protected virtual async Task StartAsync()
    {
        process = Launch();
        using var _ = await process.ListeningAsync();
    }

    /// <summary>Runs a command on the same database (« creer-admin … »).</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(params string[] command)
    {
        await using var run = Launch(command);
        return await run.ExitCodeAsync() == 0 ? run.Output : throw new InvalidOperationException($"{string.Join(' ', command)} : {run.Errors}{run.Output}");
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (database is not null)
        {
            await TestServer.Current.DropAsync(database);
        }

        Mail.Dispose();
        root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected AppProcess Launch(params string[] command) => Launch(command, []);

    protected AppProcess Launch(string[] command, Dictionary<string, string> others) =>
        AppProcess.Launch(Path.Combine(Folder, AppProcess.Program), root.FullName, command, Variables, others);

    // The same content items as a Release publication; nothing is compiled again.
    private async Task PublishAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // …/bin/<configuration>/<framework>
        string[] arguments = ["publish", TestServer.Current.ContentRoot, "--no-build", "-c", configuration, "-o", Folder, "-nodeReuse:false", "-v:quiet"];
        await using var alone = await TestServer.Current.TakePublishLockAsync();
        using var publish = Process.Start(new ProcessStartInfo(AppProcess.Dotnet, arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
