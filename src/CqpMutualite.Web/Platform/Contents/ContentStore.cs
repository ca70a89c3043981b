using System.Security.Cryptography;

namespace CqpMutualite.Web.Platform.Contents;

/// <summary>What became of a content that was kept.</summary>
public enum ContentState
{
    /// <summary>It is what was kept.</summary>
    Intact,

    /// <summary>It is no longer there.</summary>
    Missing,

    Altered,
}

/// <summary>
/// Contents, each under its own SHA-256. What <see cref="KeepAsync(IncomingContent, CancellationToken)"/> returned is kept whatever happens next, so that a
/// line of the database may name it; a content without a line is an orphan, removed by <see cref="SweepAsync"/> after a time of grace.
/// </summary>
/// <param name="reception">The folder of this machine where contents arrive; it may not exist yet.</param>
/// <param name="clock">Gives an orphan its age.</param>
public abstract class ContentStore(string reception, TimeProvider clock)
{
    private const string Unfinished = ".partiel";

    // hexadecimal digits of a SHA-256: anything else in the store is not a content
    private const int NameLength = 64;

    /// <summary>Reads a content; null when it is not there.</summary>
    public abstract Task<FileStream?> OpenAsync(string sha256, CancellationToken cancellation);

    /// <summary>Keeps what was received. Returns its SHA-256.</summary>
    public abstract Task<string> KeepAsync(IncomingContent incoming, CancellationToken cancellation);

    /// <summary>Contents older than the grace, by their SHA-256, in groups to ask the database about.</summary>
    public abstract IAsyncEnumerable<string[]> OlderThanAsync(TimeSpan grace, int group, CancellationToken cancellation);

    /// <summary>Removes those contents, which nobody names, unless one was kept again meanwhile. Returns how many went.</summary>
    public abstract Task<int> SweepAsync(IEnumerable<string> orphans, TimeSpan grace, CancellationToken cancellation);

    /// <summary>What tells this store from another; null when it was never told.</summary>
    public abstract Task<string?> ReadMarkAsync(CancellationToken cancellation);

    /// <summary>Tells this store from another.</summary>
    public abstract Task WriteMarkAsync(string mark, CancellationToken cancellation);

    /// <summary>Reads a content after having computed its hash again; null when it is gone or is not what was kept.</summary>
    public async Task<FileStream?> OpenVerifiedAsync(string sha256, CancellationToken cancellation)
    {
        if (await OpenAsync(sha256, cancellation) is not { } content)
        {
            return null;
        }

        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != sha256)
        {
            await content.DisposeAsync();
            return null;
        }

        content.Position = 0;
        return content;
    }

    /// <summary>A small content, whole; null when it is gone or is not what was kept.</summary>
    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellation)
    {
        await using var content = await OpenVerifiedAsync(sha256, cancellation);
        if (content is null)
        {
            return null;
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>Whether a content is there, and what was kept.</summary>
    public async Task<ContentState> CheckAsync(string sha256, CancellationToken cancellation)
    {
        await using var content = await OpenAsync(sha256, cancellation);
        return content is null ? ContentState.Missing
            : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256 ? ContentState.Intact : ContentState.Altered;
    }

    /// <summary>A file of its own to write into; hand it to <see cref="KeepAsync(IncomingContent, CancellationToken)"/> or dispose of it, which deletes it.
    /// </summary>
    public IncomingContent Receive()
    {
        Directory.CreateDirectory(reception);
        return new IncomingContent(Path.Combine(reception, Guid.NewGuid().ToString("N") + Unfinished));
    }

    public async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var incoming = Receive();
        await incoming.WriteAsync(bytes, cancellation);
        return await KeepAsync(incoming, cancellation);
    }

    /// <summary>Removes what a stopped process was receiving.</summary>
    public void SweepUnfinished(TimeSpan grace)
    {
        foreach (var file in Directory.Exists(reception) ? Directory.EnumerateFiles(reception, "*" + Unfinished).Where(file => IsOld(file, grace)) : [])
        {
            File.Delete(file);
        }
    }

    protected static bool IsName(string name) => name.Length == NameLength && name.All(char.IsAsciiHexDigitLower);

    protected bool IsOld(DateTime lastKept, TimeSpan grace) => clock.GetUtcNow().UtcDateTime - lastKept > grace;

    private bool IsOld(string file, TimeSpan grace) => IsOld(File.GetLastWriteTimeUtc(file), grace);
}
