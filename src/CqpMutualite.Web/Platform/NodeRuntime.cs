namespace CqpMutualite.Web.Platform;

/// <summary>Node.js, which carries the PDF compiler.</summary>
public static class NodeRuntime
{
    /// <summary>The full path of <c>node</c>, found on PATH; null when it is absent.</summary>
    public static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The full path of <c>node</c>.</summary>
    /// <exception cref="StartupException">Node.js is not on PATH.</exception>
    public static string Require() =>
        Find()
        ?? throw new StartupException(
            "Node.js est introuvable : l’application en a besoin pour produire les PDF. Installez la version 20 ou une suivante (https://nodejs.org) et "
                + "vérifiez que « node » est dans le PATH."
        );
}
