using System.Security.Cryptography;

namespace CqpMutualite.Web.Documents;

/// <summary>Where the typesetter lives: beside a published application, else in the repository.</summary>
internal static class TypstFolder
{
    private static readonly Lazy<string?> Found = new(Look);
    private static readonly Lazy<string> Hash = new(ComputeVersion);

    /// <summary>The folder, or null.</summary>
    public static string? Path => Found.Value;

    /// <summary>SHA-256 of everything that decides how a document looks.</summary>
    public static string Version => Hash.Value;

    private static string? Look()
    {
        if (IsTypst(System.IO.Path.Combine(AppContext.BaseDirectory, "typst")) is { } published)
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsTypst(System.IO.Path.Combine(folder.FullName, "npm", "typst")) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? IsTypst(string folder) => File.Exists(System.IO.Path.Combine(folder, "worker.mjs")) ? folder : null;

    private static string ComputeVersion()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (Path is { } folder)
        {
            string[] names = ["workspace/template.typ", "workspace/coverage.json", "sanitize.mjs", "worker.mjs", "package-lock.json"];
            foreach (var file in names.Select(name => System.IO.Path.Combine(folder, name)).Where(File.Exists))
            {
                sha.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
