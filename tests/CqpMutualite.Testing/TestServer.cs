using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Web;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.EmbeddedPostgres;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace CqpMutualite.Testing;

/// <summary>
/// One PostgreSQL server for all the test processes of a run: the first one starts it, the last one stops it. It holds one template
/// database, migrated and filled by the startup tasks once, of which every <see cref="AppHost"/> gets a copy.
/// Each test assembly that needs it says <c>[assembly: AssemblyFixture(typeof(TestServer))]</c>.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    // A test database is thrown away: what a power cut would lose does not matter.
    private static readonly string[] Settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200"];

    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    private static TestServer? s_current;

    private readonly string _sourceTree = SourceTree.Find(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests run from a clone of the repository.");

    private readonly ConcurrentBag<IAsyncDisposable> _guests = [];

    private FileStream? _user;
    private PostgresCluster? _cluster;
    private string _template = "";

    /// <summary>The server of this process.</summary>
    public static TestServer Current => s_current
        ?? throw new InvalidOperationException("[assembly: AssemblyFixture(typeof(TestServer))] is missing from this test assembly.");

    /// <summary>The folder of the Web project, which holds its views and settings.</summary>
    public string ContentRoot => Path.Combine(_sourceTree, "src", "CqpMutualite.Web");

    private string Folder => Path.Combine(_sourceTree, ".data", "tests");

    private string UsersLock => Path.Combine(Folder, "users.lock");

    private PostgresCluster Cluster => _cluster ?? throw new InvalidOperationException("The test server is not started.");

    /// <summary>Starts or joins the server, and makes the template if the application has changed.</summary>
    public async ValueTask InitializeAsync()
    {
        var binaries = PostgresBinaries.Find(_sourceTree)
            ?? throw new InvalidOperationException("The programs of PostgreSQL are missing: run dotnet build.");
        new DataFolder(Path.GetDirectoryName(Folder)!).Create();
        new DataFolder(Folder).Create();
        try
        {
            await using var _ = await TakeLockAsync("start.lock");
            var first = IsUnused();
            _cluster = first
                ? await PostgresCluster.StartAsync(Folder, binaries, Settings, CancellationToken.None)
                : await PostgresCluster.AttachAsync(Folder, binaries);
            _user = new FileStream(UsersLock, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            await EnsureTemplateAsync(first);
        }
        catch
        {
            await DisposeAsync(); // a template that cannot be made must not leave a server behind
            throw;
        }

        s_current = this;
    }

    /// <summary>Leaves the server, and stops it when no other test process uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests)
        {
            await guest.DisposeAsync();
        }

        await using var _ = await TakeLockAsync("start.lock");
        if (_user is not null)
        {
            await _user.DisposeAsync();
        }

        if (_cluster is not null && IsUnused())
        {
            await _cluster.DisposeAsync();
        }
    }

    /// <summary>That application lasts as long as the assembly: it leaves just before the server, whatever order the fixtures end in.</summary>
    public void LetGoFirst(IAsyncDisposable guest) => _guests.Add(guest);

    /// <summary>Makes a database, copy of the template, with a data folder of its own.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = "t_" + Guid.NewGuid().ToString("n");
        await ExecuteAsync($"create database {name} template {_template} strategy file_copy");
        var folder = Path.Combine(Folder, "folders", name);
        CopyFolder(FolderOf(_template), folder);
        return new TestDatabase(name, Cluster.ConnectionString(name) + ";Maximum Pool Size=10", folder);
    }

    /// <summary>Names a database that does not exist, and a data folder that an application will make.</summary>
    public TestDatabase NameEmptyDatabase(string folder)
    {
        var name = "t_" + Guid.NewGuid().ToString("n");
        return new TestDatabase(name, Cluster.ConnectionString(name) + ";Maximum Pool Size=10", folder);
    }

    /// <summary>Held while the application is published: two test processes would write the same intermediate files.</summary>
    public Task<FileStream> TakePublishLockAsync() => TakeLockAsync("publish.lock");

    /// <summary>Drops the database and its data folder.</summary>
    public async Task DropAsync(TestDatabase database)
    {
        await using (var pool = new NpgsqlConnection(database.ConnectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        await ExecuteAsync($"drop database if exists {database.Name} with (force)");
        Directory.Delete(database.Folder, recursive: true);
    }

    private async Task EnsureTemplateAsync(bool first)
    {
        await using var app = Build();
        var address = app.Services.GetRequiredService<DatabaseAddress>();
        address.ConnectionString = Cluster.ConnectionString("postgres");
        _template = "cqp_template_" + Fingerprint(app);
        if (first)
        {
            await DropLeftoversAsync();
        }

        if (await ListAsync($"datname = '{_template}' and datistemplate") is [_])
        {
            return;
        }

        await ExecuteAsync($"drop database if exists {_template} with (force)");
        await FillTemplateAsync();
        await ExecuteAsync($"alter database {_template} with is_template true allow_connections false");
    }

    // In an application of its own, whose connections are not pooled: one left open would forbid the copies.
    private async Task FillTemplateAsync()
    {
        var folder = FolderOf(_template);
        Directory.CreateDirectory(folder);
        await using var app = Build($"--{DataFolder.Setting}={folder}");
        app.Services.GetRequiredService<DatabaseAddress>().ConnectionString = Cluster.ConnectionString(_template) + ";Pooling=false";
        await DatabasePreparation.MigrateAsync(app.Services, CancellationToken.None);
        await DatabasePreparation.RunTasksAsync(app.Services, CancellationToken.None);
    }

    private WebApplication Build(params string[] arguments) =>
        Program.Build(["--environment=Testing", $"--contentRoot={ContentRoot}", "--applicationName=CqpMutualite.Web", .. arguments], services =>
            AppHost.UnderTest(services, new SetClock())
        );

    private static string Fingerprint(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        string[] parts =
        [
            $"{SetClock.Start:O}",
            database.GenerateCreateScript(),
            .. database.GetMigrations(),
            .. scope.ServiceProvider.GetServices<IStartupTask>().Select(task => task.Fingerprint),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
    }

    // Nobody else is running: the databases of killed runs and the templates of earlier versions serve nobody.
    private async Task DropLeftoversAsync()
    {
        foreach (var name in await ListAsync($"datname ~ '^(t|cqp_template)_' and datname <> '{_template}'"))
        {
            await ExecuteAsync($"alter database {name} with is_template false");
            await ExecuteAsync($"drop database {name} with (force)");
        }

        var folders = Path.Combine(Folder, "folders");
        foreach (var folder in Directory.Exists(folders) ? Directory.GetDirectories(folders) : [])
        {
            if (Path.GetFileName(folder) != _template)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private string FolderOf(string name) => Path.Combine(Folder, "folders", name);

    // Every running process holds the file shared: whoever gets it alone is the only one.
    private bool IsUnused()
    {
        try
        {
            using var alone = new FileStream(UsersLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<FileStream> TakeLockAsync(string name)
    {
        var limit = DateTime.UtcNow + LockPatience;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < limit)
            {
                await Task.Delay(LockPause);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(Cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> ListAsync(string condition)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand($"select datname from pg_database where {condition}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var folder in Directory.GetDirectories(source, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(source, folder)));
        }

        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(target, Path.GetRelativePath(source, file)));
        }
    }
}
