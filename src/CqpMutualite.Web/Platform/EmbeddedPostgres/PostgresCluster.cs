using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace CqpMutualite.Web.Platform.EmbeddedPostgres;

/// <summary>
/// One PostgreSQL cluster in <c>postgres/</c> of a data folder, and its server. The caller makes sure that one process at a time drives it.
/// The server listens on 127.0.0.1 only, on a free port chosen at the first start, and asks for a password kept beside it (file mode 0600).
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string User = "cqp";
    private const string DraftPrefix = "draft-";
    private const long LogLimit = 10 * 1024 * 1024;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(200);

    // Longer than a server takes to write its file, once it has created it.
    private static readonly TimeSpan PidFileSettled = TimeSpan.FromSeconds(3);

    private readonly string _folder;
    private readonly string _password;
    private readonly PostgresPrograms _programs;
    private readonly IReadOnlyList<string> _settings;

    private PostgresCluster(string dataFolder, string password, PostgresPrograms programs, IReadOnlyList<string> settings)
    {
        _folder = FolderIn(dataFolder);
        _password = password;
        _programs = programs;
        _settings = settings;
    }

    /// <summary>The TCP port of the server.</summary>
    public int Port { get; private set; }

    /// <summary>The main process of the server, null when it does not run.</summary>
    public Postmaster? Server => Postmaster.Read(Cluster) is { } server && server.IsAlive() ? server : null;

    private string Cluster => Path.Combine(_folder, "cluster");

    private string Log => Path.Combine(_folder, "server.log");

    /// <summary>Initialises the cluster if it is new, stops a server left by a killed application, starts the server.</summary>
    /// <param name="dataFolder">An existing folder; the cluster goes to its sub-folder <c>postgres</c>.</param>
    /// <param name="binaries">See <see cref="PostgresBinaries.Find"/>.</param>
    /// <param name="settings">Further server settings, each <c>name=value</c>. Durability is left as PostgreSQL has it unless asked here.</param>
    /// <param name="cancellation">Looked at between two steps only.</param>
    /// <exception cref="StartupException">A French sentence says why the server does not start.</exception>
    public static async Task<PostgresCluster> StartAsync(string dataFolder, string binaries, IReadOnlyList<string> settings, CancellationToken cancellation)
    {
        RefuseForeignFolder(FolderIn(dataFolder));
        var programs = await PostgresPrograms.PrepareAsync(binaries, dataFolder, FolderIn(dataFolder));
        var cluster = new PostgresCluster(dataFolder, ReadOrCreatePassword(dataFolder), programs, settings);
        cancellation.ThrowIfCancellationRequested();
        await cluster.InitialiseAsync(PasswordFile(dataFolder));
        cancellation.ThrowIfCancellationRequested();
        await cluster.StartServerAsync(FreePort, cancellation);
        return cluster;
    }

    /// <summary>Joins the server that another process runs on that data folder.</summary>
    /// <exception cref="StartupException">No server runs there.</exception>
    public static async Task<PostgresCluster> AttachAsync(string dataFolder, string binaries)
    {
        var programs = await PostgresPrograms.PrepareAsync(binaries, dataFolder, FolderIn(dataFolder));
        var cluster = new PostgresCluster(dataFolder, ReadOrCreatePassword(dataFolder), programs, []);
        cluster.Port = cluster.Server is { Port: > 0 } server
            ? server.Port
            : throw new StartupException($"Aucun serveur PostgreSQL n’est en marche dans {dataFolder}.");
        return cluster;
    }

    /// <summary>How to connect to a database of this server.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = _password,
        Database = database,
    }.ConnectionString;

    /// <summary>Starts a server that died, on the same port so that the connection strings already given stay right.</summary>
    /// <exception cref="StartupException">It does not start within ten seconds.</exception>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await StartServerAsync(() => Port, cancellation);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Stops the server cleanly: what is committed is on the disk.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopServerAsync();
    }

    private static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "postgres");

    private static string PasswordFile(string dataFolder) => Path.Combine(dataFolder, "postgres.password");

    private static void RefuseForeignFolder(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                _ = Directory.EnumerateFileSystemEntries(folder).Any();
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Le dossier {folder} appartient à un autre compte : l’application a sans doute été lancée par root auparavant. Relancez-la sous le même "
                    + $"compte, ou donnez un autre dossier par la variable CQP_DATA."
            );
        }
    }

    private static string ReadOrCreatePassword(string dataFolder)
    {
        var file = PasswordFile(dataFolder);
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length == 0)
            {
                var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using var writer = new StreamWriter(file, options);
                writer.Write(RandomNumberGenerator.GetHexString(32, lowercase: true));
            }

            return File.ReadAllText(file).Trim();
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartupException(
                $"Le fichier {file} appartient à un autre compte : l’application a sans doute été lancée par root auparavant. Relancez-la sous le même "
                    + $"compte, ou donnez un autre dossier par la variable CQP_DATA."
            );
        }
    }

    // In a folder of its own, then renamed: the cluster exists whole or not at all, and an initdb left behind by a killed application
    // disturbs nobody.
    private async Task InitialiseAsync(string passwordFile)
    {
        SweepDrafts();
        if (Directory.Exists(Cluster))
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var draft = Path.Combine(_folder, DraftPrefix + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(draft);
        var passwordCopy = Path.Combine(draft, "password");
        File.Copy(passwordFile, passwordCopy);
        await _programs.TakeOverAsync(_folder);
        var (exitCode, output) = await _programs.RunAsync("initdb",
            "-D", Path.Combine(draft, "cluster"), "-U", User, "--pwfile", passwordCopy, "--auth=scram-sha-256", "-E", "UTF8",
            "--locale=C", "--locale-provider=icu", "--icu-locale=fr", "--no-instructions");
        if (exitCode != 0)
        {
            throw new StartupException($"PostgreSQL n’a pas pu préparer son dossier {_folder} : {output}");
        }

        Directory.Move(Path.Combine(draft, "cluster"), Cluster);
        Directory.Delete(draft, recursive: true);
    }

    private void SweepDrafts()
    {
        foreach (var draft in Directory.Exists(_folder) ? Directory.GetDirectories(_folder, DraftPrefix + "*") : [])
        {
            try
            {
                Directory.Delete(draft, recursive: true);
            }
            catch (IOException)
            {
                // its initdb is still writing there: the next start will find it finished
            }
        }
    }

    private async Task StopServerAsync()
    {
        if (Server is { } server)
        {
            await _programs.RunAsync("pg_ctl", "stop", "-D", Cluster, "-m", "fast", "-w", "-t", "30");
            if (server.IsAlive())
            {
                await _programs.RunAsync("pg_ctl", "stop", "-D", Cluster, "-m", "immediate", "-w", "-t", "10");
            }

            if (server.IsAlive())
            {
                throw new StartupException(
                    $"Le serveur PostgreSQL du dossier {_folder} (processus {server.Pid}) ne s’arrête pas. Arrêtez ce processus, puis relancez l’application."
                );
            }
        }

        DeleteStalePidFile();
    }

    // Of a server that is no more. One that is just starting may not have written its file yet: it is left alone.
    private void DeleteStalePidFile()
    {
        var file = Postmaster.PidFile(Cluster);
        if (!File.Exists(file))
        {
            return;
        }

        if (Postmaster.Read(Cluster) is { } described ? !described.IsAlive() : DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > PidFileSettled)
        {
            File.Delete(file);
        }
    }

    // Tried again for a while: what a killed application or a dead server left behind may take some time to notice its end, and holds
    // the memory or the port until then; and another program may take the free port first.
    private async Task StartServerAsync(Func<int> choosePort, CancellationToken cancellation)
    {
        var limit = DateTime.UtcNow + StartPatience;
        while (true)
        {
            await StopServerAsync();
            cancellation.ThrowIfCancellationRequested();
            Port = choosePort();
            var (exitCode, output) = await LaunchAsync();
            if (exitCode == 0)
            {
                return;
            }

            if (DateTime.UtcNow > limit)
            {
                throw CannotStart(output);
            }

            await Task.Delay(StartPause, cancellation);
        }
    }

    // pg_ctl, not postgres itself: it gives the server a session of its own, so that Ctrl+C in the terminal does not stop the database
    // before the application has finished with it.
    private Task<(int ExitCode, string Output)> LaunchAsync()
    {
        TrimLog();
        List<string> options =
        [
            string.Create(CultureInfo.InvariantCulture, $"-p {Port}"),
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=''",
            "-c log_error_verbosity=terse", // the detail of a unique violation quotes the value, which may be personal
            .. _settings.Select(setting => $"-c {setting}"),
        ];
        // Without -l the server inherits our pipes, and reading them would never end.
        return _programs.RunAsync("pg_ctl", "start", "-D", Cluster, "-w", "-t", "60", "-l", Log, "-o", string.Join(' ', options));
    }

    private void TrimLog()
    {
        if (File.Exists(Log) && new FileInfo(Log).Length > LogLimit)
        {
            File.Move(Log, Log + ".1", overwrite: true);
        }
    }

    private StartupException CannotStart(string output)
    {
        var reason = File.Exists(Log) ? File.ReadLines(Log).LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal)) : null;
        return new StartupException($"PostgreSQL ne démarre pas : {reason ?? output}. Le détail est dans {Log}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
