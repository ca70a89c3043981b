using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Booklets;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// Seals contents with HMAC-SHA-256 under the keys of the ring, which live outside the database: whoever can write the database cannot forge a signature.
/// </summary>
public sealed class Seals(KeyRing ring, TimeProvider clock)
{
    /// <summary>Quality in which the president of a session signs a decision.</summary>
    public const string President = "President";

    /// <summary>Name of the key that seals now, stored beside what it sealed.</summary>
    public string CurrentKey => ring.Current.Id;

    /// <summary>Hashes and seals a canonical content for a signer (their person and quality), now.</summary>
    public SealedContent Seal(string content, Guid signer, string quality) => Seal(content, signer, quality, clock.GetUtcNow());

    /// <summary>The same at a given time: what is invented or restored keeps its date.</summary>
    public SealedContent Seal(string content, Guid signer, string quality, DateTimeOffset at)
    {
        var time = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);
        var hash = CanonicalContent.Hash(content);
        return new SealedContent(hash, time, Hmac(ring.Current.Bytes, Signed(hash, time, signer, quality)), CurrentKey);
    }

    /// <summary>Whether a seal is ours and covers exactly this; the key is the one whose name was stored with it.</summary>
    public bool Verify(SealedContent sealedContent, Guid signer, string quality) =>
        ring.Find(sealedContent.KeyId) is { } key
        && Same(Hmac(key, Signed(sealedContent.Hash, sealedContent.At, signer, quality)), sealedContent.Seal);

    /// <summary>Keyed hash (hexadecimal) of something short and secret, so that the database alone does not allow to find it by trying.</summary>
    public string Mark(string purpose, string content) => Hmac(ring.Current.Bytes, Purposed(purpose, content));

    /// <summary>The same under the key of that name; null when the key is not held.</summary>
    public string? Mark(string purpose, string content, string keyId) => ring.Find(keyId) is { } key ? Hmac(key, Purposed(purpose, content)) : null;

    /// <summary>The mark under each key, the one in use first: what was marked before a rotation is still known.</summary>
    public IEnumerable<string> Marks(string purpose, string content) => ring.Keys.Reverse().Select(key => Hmac(key.Bytes, Purposed(purpose, content)));

    /// <summary>Whether that is a mark of this, under any key.</summary>
    public bool IsMark(string purpose, string content, string mark) => Marks(purpose, content).Any(made => Same(made, mark));

    private static string Signed(string hash, DateTimeOffset at, Guid signer, string quality) => $"{hash}\n{at.UtcDateTime:O}\n{signer:N}\n{quality}";

    private static string Purposed(string purpose, string content) => $"{purpose}\n{content}";

    private static string Hmac(byte[] key, string content) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)));

    private static bool Same(string made, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(made), Encoding.ASCII.GetBytes(given));
}
