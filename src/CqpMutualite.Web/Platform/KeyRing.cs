using System.Security.Cryptography;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// The keys that seal, outside the database: files <c>keys/seal-1.key</c>, <c>seal-2.key</c>… of the data folder (32 bytes), or settings
/// <c>Seal:Keys:seal-1</c>… in base 64 (<c>Seal:Key</c> is <c>seal-1</c>). The last one seals, every one verifies what bears its name.
/// </summary>
public sealed class KeyRing(IConfiguration configuration, IHostEnvironment environment)
{
    private const int KeyBytes = 32;
    private const string First = "seal-1", FileExtension = ".key";
    private readonly Lock making = new();
    private IReadOnlyList<(string Id, byte[] Bytes)>? keys;

    /// <summary>Each key by its name, the one that seals last; empty before <see cref="MakeFirst"/>.</summary>
    /// <exception cref="StartupException">A key is not readable.</exception>
    public IReadOnlyList<(string Id, byte[] Bytes)> Keys => keys ??= Load();

    /// <summary>The one that seals.</summary>
    /// <exception cref="StartupException">There is none.</exception>
    public (string Id, byte[] Bytes) Current =>
        Keys.Count > 0 ? Keys[^1] : throw new StartupException($"Aucune clé de scellement n’est dans {Folder} ni dans Seal__Key.");

    /// <summary>Where the files are looked for.</summary>
    public string Folder => Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "keys");

    /// <summary>The key of that name; null when it is not held.</summary>
    public byte[]? Find(string id) => Keys.FirstOrDefault(key => key.Id == id).Bytes;

    /// <summary>Makes the key of a new service, in a file.</summary>
    public void MakeFirst()
    {
        lock (making)
        {
            Directory.CreateDirectory(Folder);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(Path.Combine(Folder, First + FileExtension), options))
            {
                stream.Write(RandomNumberGenerator.GetBytes(KeyBytes));
                stream.Flush(flushToDisk: true);
            }

            keys = Load();
        }
    }

    private IReadOnlyList<(string Id, byte[] Bytes)> Load()
    {
        var found = Directory.Exists(Folder)
            ? Directory.GetFiles(Folder, "seal-*" + FileExtension).ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes)
            : [];
        var given = configuration.GetSection("Seal:Keys").GetChildren().Select(key => (key.Key, key.Value)).Append((First, configuration["Seal:Key"]));
        foreach (var (id, text) in given)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                found[id] = Decode(id, text);
            }
        }

        return found.FirstOrDefault(key => key.Value.Length < KeyBytes).Key is { } weak
            ? throw new StartupException($"La clé de scellement « {weak} » compte moins de {KeyBytes} octets : elle est abîmée, ou n’en est pas une.")
            : [.. found.OrderBy(key => key.Key.Length).ThenBy(key => key.Key, StringComparer.Ordinal).Select(key => (key.Key, key.Value))];
    }

    private static byte[] Decode(string id, string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new StartupException($"La clé de scellement « {id} » des réglages n’est pas en base 64.");
        }
    }
}
