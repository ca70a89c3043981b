using CqpMutualite.Web.Demonstration;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// What the application does, instead of listening, when its first argument is a word: <c>dotnet run -- semer 20000</c>.
/// A command runs on the migrated database, after the startup tasks (but <see cref="AsIs"/>); its result is the exit code of the process.
/// </summary>
public static class Commands
{
    /// <summary>Exit code of a command that does not exist or is badly called.</summary>
    public const int BadUsage = 2;

    /// <summary>Each command by its name. It receives the services of a scope and the arguments after its name.</summary>
    public static IReadOnlyDictionary<string, Func<IServiceProvider, string[], Task<int>>> All { get; } =
        new Dictionary<string, Func<IServiceProvider, string[], Task<int>>>(StringComparer.Ordinal)
        {
            ["semer"] = SeedFiles.RunAsync,
            ["creer-admin"] = CreateAdministrator.RunAsync,
            ["sauvegarder"] = ServiceCommands.BackUpAsync,
            ["restaurer"] = ServiceCommands.RestoreAsync,
            ["verifier"] = ServiceCommands.CheckAsync,
            ["ancrer"] = ServiceCommands.AnchorAsync,
        };

    /// <summary>Those that take the database as it is: neither migrated nor filled before.</summary>
    public static IReadOnlySet<string> AsIs { get; } = new HashSet<string>(["sauvegarder", "restaurer"], StringComparer.Ordinal);

    /// <summary>The name of the command asked by the arguments of the process; null when it only has to listen.</summary>
    public static string? NameIn(string[] arguments) =>
        arguments is [{ Length: > 0 } first, ..] && !first.StartsWith('-') && !first.Contains('=') ? first : null;
}
