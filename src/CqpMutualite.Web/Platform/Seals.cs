using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Booklets;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// Seals contents with HMAC-SHA-256. The key lives outside the database (file <c>keys/seal-1.key</c> of the data folder, or
/// the setting <c>Seal:Key</c> in base 64), so that whoever can write the database cannot forge a signature.
/// </summary>
public sealed class Seals(IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>Name of the key in use.</summary>
    public const string CurrentKey = "seal-1";

    private readonly Lazy<byte[]> key = new(() => LoadKey(configuration, environment));

    /// <summary>Quality in which the president of a session signs a decision.</summary>
    public const string President = "President";

    /// <summary>Hashes and seals a canonical content for a signer (their person and quality), now.</summary>
    public SealedContent Seal(string content, Guid signer, string quality) => Seal(content, signer, quality, clock.GetUtcNow());

    /// <summary>The same at a given time: what is invented or restored keeps its date.</summary>
    public SealedContent Seal(string content, Guid signer, string quality, DateTimeOffset at)
    {
        var time = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);
        var hash = CanonicalContent.Hash(content);
        return new SealedContent(hash, time, SealOf(hash, time, signer, quality), CurrentKey);
    }

    /// <summary>Whether a seal is ours and covers exactly this.</summary>
    public bool Verify(string hash, DateTimeOffset at, Guid signer, string quality, string seal) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SealOf(hash, at, signer, quality)), Encoding.ASCII.GetBytes(seal));

    /// <summary>Keyed hash (hexadecimal) of something short and secret, so that the database alone does not allow to find it by trying.</summary>
    public string Mark(string purpose, string content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{purpose}\n{content}")));

    private string SealOf(string hash, DateTimeOffset at, Guid signer, string quality) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes($"{hash}\n{at.UtcDateTime:O}\n{signer:N}\n{quality}")));

    private static byte[] LoadKey(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Seal:Key"] is { Length: > 0 } configured)
        {
            return Convert.FromBase64String(configured);
        }

        var folder = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "keys");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, CurrentKey + ".key");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }

        return File.ReadAllBytes(file);
    }
}
