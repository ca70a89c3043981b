using System.Diagnostics;

namespace CqpMutualite.Web.Platform.EmbeddedPostgres;

/// <summary>
/// Runs the programs of PostgreSQL under an account it accepts. PostgreSQL refuses root: on Linux it is then started through
/// <c>setpriv</c> as the owner of the existing cluster, or as the account 65534 (nobody).
/// </summary>
public sealed class PostgresPrograms
{
    private const string Nobody = "65534:65534";

    private readonly string _binaries;
    private readonly string[] _prefix;

    private PostgresPrograms(string binaries, string? account, string[] prefix)
    {
        _binaries = binaries;
        Account = account;
        _prefix = prefix;
    }

    /// <summary>The <c>uid:gid</c> that owns and runs the cluster; null when it is the account of the application itself.</summary>
    public string? Account { get; }

    /// <summary>Chooses the account and checks that it reaches the programs and the data folder.</summary>
    /// <param name="binaries">The folder holding <c>bin</c>, <c>lib</c> and <c>share</c>.</param>
    /// <param name="dataFolder">An existing folder, the parent of the cluster's.</param>
    /// <param name="clusterFolder">The folder of the cluster, which may not exist yet.</param>
    /// <exception cref="StartupException">No account can run PostgreSQL there.</exception>
    public static async Task<PostgresPrograms> PrepareAsync(string binaries, string dataFolder, string clusterFolder)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return new PostgresPrograms(binaries, null, []);
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new StartupException(
                "PostgreSQL refuse d’être lancé par root. Lancez l’application sous un compte ordinaire, ou donnez une base existante par "
                    + "ConnectionStrings__Cqp."
            );
        }

        var account = Directory.Exists(clusterFolder) ? await OwnerAsync(clusterFolder) : Nobody;
        string[] plain = ["setpriv", .. As(account)];
        if (await ReachesAsync(plain, dataFolder, binaries))
        {
            return new PostgresPrograms(binaries, account, plain);
        }

        // Lets that account walk through closed parents such as /root. It also lets it read any file: used only when a parent is closed.
        // Without no_setuid_fixup, access(2) ignores the capability and initdb calls its own programs invalid.
        string[] capable = ["setpriv", .. As(account), "--securebits=+no_setuid_fixup", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"];
        if (await ReachesAsync(capable, dataFolder, binaries))
        {
            return new PostgresPrograms(binaries, account, capable);
        }

        // The capability is refused (a container's default): everything must be open to that account.
        if (!await SucceedsAsync([.. plain, "true"]))
        {
            throw new StartupException(
                "PostgreSQL refuse d’être lancé par root, et le passage à un compte sans privilège (commande « setpriv ») est impossible ici. Lancez "
                    + "l’application sous un compte ordinaire, ou donnez une base existante par ConnectionStrings__Cqp."
            );
        }

        if (!await SucceedsAsync([.. plain, "sh", "-c", "cd \"$1\"", "sh", dataFolder]))
        {
            throw new StartupException(
                $"PostgreSQL, que root doit lancer sous un compte sans privilège, ne peut pas atteindre le dossier de données {dataFolder}. Donnez par la "
                    + $"variable CQP_DATA un dossier que tous les comptes peuvent traverser (par exemple /var/lib/cqp), ou lancez l’application sous un "
                + $"compte ordinaire."
            );
        }

        var copy = await CopyAsync(binaries, Path.Combine(dataFolder, "postgres-programs"));
        return await ReachesAsync(plain, dataFolder, copy)
            ? new PostgresPrograms(copy, account, plain)
            : throw new StartupException(
                $"PostgreSQL ne peut pas être lancé depuis {copy} par un compte sans privilège. Donnez par la variable CQP_DATA un dossier d’où l’on peut "
                    + $"lancer des programmes, ou lancez l’application sous un compte ordinaire."
            );
    }

    /// <summary>Runs a program to its end. Never cancelled: left alone, initdb and pg_ctl would go on behind our back.</summary>
    /// <returns>The exit code, and what it wrote.</returns>
    public Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments) =>
        ExecuteAsync([.. _prefix, PostgresBinaries.Program(_binaries, program), .. arguments]);

    /// <summary>Gives a folder and all it holds to the account of the cluster.</summary>
    /// <exception cref="StartupException">The change is refused.</exception>
    public async Task TakeOverAsync(string folder)
    {
        if (Account is not null && !await SucceedsAsync(["chown", "-R", Account, folder]))
        {
            throw new StartupException(
                $"Le dossier {folder} ne peut pas être confié au compte qui porte PostgreSQL. Donnez un autre dossier par la variable CQP_DATA."
            );
        }
    }

    private static string[] As(string account) =>
        [$"--reuid={account.Split(':')[0]}", $"--regid={account.Split(':')[1]}", "--clear-groups"];

    private static async Task<string> OwnerAsync(string folder)
    {
        var (exitCode, output) = await ExecuteAsync(["stat", "-c", "%u:%g", folder]);
        return exitCode == 0 && !output.StartsWith("0:", StringComparison.Ordinal) ? output : Nobody;
    }

    private static Task<bool> ReachesAsync(string[] prefix, string dataFolder, string binaries) =>
        SucceedsAsync([.. prefix, "sh", "-c", "cd \"$1\" && exec \"$2\" --version", "sh", dataFolder, PostgresBinaries.Program(binaries, "initdb")]);

    private static async Task<string> CopyAsync(string binaries, string target)
    {
        // The copy is complete, and of these very programs, only once its note says so.
        var note = Path.Combine(target, "copied-from");
        var source = $"{binaries} {File.GetLastWriteTimeUtc(PostgresBinaries.Program(binaries, "postgres")):O}";
        if (File.Exists(note) && await File.ReadAllTextAsync(note) == source)
        {
            return target;
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        if (!await SucceedsAsync(["cp", "-a", binaries, target]) || !await SucceedsAsync(["chmod", "-R", "a+rX", target]))
        {
            throw new StartupException(
                $"Les programmes de PostgreSQL ne peuvent pas être copiés dans {target} : vérifiez la place libre et les droits du dossier de données."
            );
        }

        await File.WriteAllTextAsync(note, source);
        return target;
    }

    private static async Task<bool> SucceedsAsync(string[] command) => (await ExecuteAsync(command)).ExitCode == 0;

    private static async Task<(int ExitCode, string Output)> ExecuteAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            // A folder that any account may enter; the caller's own may be closed to the account of the cluster.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
            RedirectStandardInput = true,
            // On Windows pg_ctl hands its pipes to the server, and reading them would never end.
            RedirectStandardOutput = !OperatingSystem.IsWindows(),
            RedirectStandardError = !OperatingSystem.IsWindows(),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
            var error = start.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
            await process.WaitForExitAsync(CancellationToken.None);
            return (process.ExitCode, (await output + await error).Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (127, e.Message);
        }
    }
}
