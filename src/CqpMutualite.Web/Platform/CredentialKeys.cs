using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// Signs credentials with RSA (RS256), so that anybody can check them with the published keys and nobody else can make one. The private keys live outside
/// the database: files <c>keys/credential-1.pem</c>, <c>credential-2.pem</c>… of the data folder, the last of which signs and all of which are published
/// (a former key still checks what it signed); or the setting <c>Credential:Key</c> (PEM).
/// </summary>
public sealed class CredentialKeys(IConfiguration configuration, IHostEnvironment environment)
{
    private const int Bits = 2048;
    private const string First = "credential-1.pem", Files = "credential-*.pem";
    private readonly Lazy<IReadOnlyList<Key>> keys = new(() => [.. Load(configuration, environment)]);

    /// <summary>Names of the keys held; the first one is made when there is none and <paramref name="mayMake"/> says so.</summary>
    public IReadOnlyList<string> Held(bool mayMake) => mayMake || IsGiven ? [.. keys.Value.Select(key => key.Id)] : [];

    private bool IsGiven =>
        configuration["Credential:Key"] is { Length: > 0 }
        || (Directory.Exists(FolderOf(configuration, environment)) && Directory.GetFiles(FolderOf(configuration, environment), Files).Length > 0);

    /// <summary>A compact JWS over that JSON; its head names the key.</summary>
    public string Sign(byte[] payload)
    {
        var key = keys.Value[^1];
        var head = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id });
        var content = $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(payload)}";
        using var rsa = RSA.Create(key.Parameters);
        return $"{content}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The public keys, as a JWK set.</summary>
    public object Published() =>
        new
        {
            keys = keys.Value.Select(key => new
            {
                kty = "RSA",
                use = "sig",
                alg = "RS256",
                kid = key.Id,
                n = Base64Url.EncodeToString(key.Parameters.Modulus),
                e = Base64Url.EncodeToString(key.Parameters.Exponent),
            }),
        };

    private static IEnumerable<Key> Load(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Credential:Key"] is { Length: > 0 } configured)
        {
            return [Of(configured)];
        }

        var folder = FolderOf(configuration, environment);
        Directory.CreateDirectory(folder);
        if (Directory.GetFiles(folder, Files).Length == 0)
        {
            Create(Path.Combine(folder, First));
        }

        return Directory
            .GetFiles(folder, Files)
            .OrderBy(file => file.Length)
            .ThenBy(file => file, StringComparer.Ordinal)
            .Select(file => Of(File.ReadAllText(file)));
    }

    private static string FolderOf(IConfiguration configuration, IHostEnvironment environment) =>
        Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "keys");

    // written whole under another name first: a process that starts at the same time finds a whole key or none
    private static void Create(string path)
    {
        using var rsa = RSA.Create(Bits);
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }

    // the name of a key is its thumbprint (RFC 7638): the same key has the same name everywhere
    private static Key Of(string pem)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        var parameters = rsa.ExportParameters(includePrivateParameters: true);
        var canonical = $$"""{"e":"{{Base64Url.EncodeToString(parameters.Exponent)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(parameters.Modulus)}}"}""";
        return new Key(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(canonical))), parameters);
    }

    private sealed record Key(string Id, RSAParameters Parameters);
}
