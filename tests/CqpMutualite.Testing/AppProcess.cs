using System.Diagnostics;
using System.Text;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Testing;

/// <summary>The built application as a process of its own, on a port chosen by the system.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    /// <summary>File name of the program.</summary>
    internal const string Program = "CqpMutualite.Web.dll";

    private const string Listening = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => _process = process;

    /// <summary>What it wrote on the error output: the sentence for the person who starts it.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Everything it wrote.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>The clone the tests run from.</summary>
    public static string SourceRoot { get; } = SourceTree.Find(AppContext.BaseDirectory)!;

    internal static string Dotnet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : Find("dotnet");

    private static string ContentRoot => Path.Combine(SourceRoot, "src", "CqpMutualite.Web");

    /// <summary>Launches it with <c>CQP_DATA</c> set, and further variables; an empty value removes the variable.</summary>
    public static AppProcess Launch(string dataFolder, Dictionary<string, string>? variables = null, string[]? arguments = null, string? contentRoot = null)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory); // …/bin/<configuration>/<framework>
        return Launch(Path.Combine(ContentRoot, "bin", build.Parent!.Name, build.Name, Program), contentRoot ?? ContentRoot, arguments ?? [], new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["CQP_DATA"] = dataFolder,
            ["Startup__Tasks"] = "false", // these tests are about the start itself; what the tasks load has its own
        }, variables ?? []);
    }

    /// <summary>Launches that program from that folder with these variables; the later ones win.</summary>
    internal static AppProcess Launch(string program, string folder, string[] arguments, params Dictionary<string, string>[] variables)
    {
        var start = new ProcessStartInfo(Dotnet, [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(Concerns).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // as in the tests: it does not live long enough
        foreach (var (name, value) in variables.SelectMany(set => set))
        {
            start.Environment[name] = value;
        }

        var app = new AppProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        app._process.OutputDataReceived += (_, line) => app.Read(line.Data);
        app._process.ErrorDataReceived += (_, line) => app.ReadError(line.Data);
        app._process.Exited += (_, _) => app._address.TrySetResult(null);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        return app;
    }

    /// <summary>Waits until it listens.</summary>
    /// <returns>A client for its address.</returns>
    public async Task<HttpClient> ListeningAsync()
    {
        var address = await _address.Task.WaitAsync(Patience);
        return address is null
            ? throw new InvalidOperationException($"The application ended instead of listening. {Errors}{Output}")
            : new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token); // the output is complete too
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop (SIGTERM) and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        return await ExitCodeAsync();
    }

    /// <summary>Ends it without notice (SIGKILL), and only it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitCodeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private static bool Concerns(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || variable.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)
        || variable.StartsWith("Database__", StringComparison.Ordinal) || variable.StartsWith("ConnectionStrings__", StringComparison.Ordinal);

    private static string Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).First(File.Exists);

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    private void ReadError(string? line)
    {
        if (line is not null)
        {
            lock (_errors)
            {
                _errors.AppendLine(line);
            }
        }
    }
}
