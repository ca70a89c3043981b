using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// Encrypts the keys of data protection (AES-GCM) under a key derived from the one that seals: the database alone opens no session and makes no link.
/// </summary>
public sealed class ProtectionKeyCipher(KeyRing ring) : IXmlEncryptor
{
    internal const string KeyAttribute = "key";
    internal const int NonceBytes = 12, TagBytes = 16;
    private const int KeyBytes = 32;

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var (id, key) = ring.Current;
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(Derived(key), TagBytes);
        cipher.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return new EncryptedXmlInfo(
            new XElement("encryptedKey", new XAttribute(KeyAttribute, id), Convert.ToBase64String(whole)),
            typeof(ProtectionKeyDecipher)
        );
    }

    internal static byte[] Derived(byte[] key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "data-protection"u8.ToArray());
}

/// <summary>Reads what <see cref="ProtectionKeyCipher"/> wrote. The library stores the name of this class beside each key: it keeps it.</summary>
public sealed class ProtectionKeyDecipher(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement)
    {
        var id = encryptedElement.Attribute(ProtectionKeyCipher.KeyAttribute)?.Value ?? "";
        var key = services.GetRequiredService<KeyRing>().Find(id) ?? throw new CryptographicException($"The key {id} is not held.");
        var whole = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[whole.Length - ProtectionKeyCipher.NonceBytes - ProtectionKeyCipher.TagBytes];
        using var cipher = new AesGcm(ProtectionKeyCipher.Derived(key), ProtectionKeyCipher.TagBytes);
        cipher.Decrypt(
            whole.AsSpan(0, ProtectionKeyCipher.NonceBytes),
            whole.AsSpan(ProtectionKeyCipher.NonceBytes, plain.Length),
            whole.AsSpan(ProtectionKeyCipher.NonceBytes + plain.Length),
            plain
        );
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
