using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CqpMutualite.Web.Platform;

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
/// A folder of contents, each under its own SHA-256. What <see cref="KeepAsync"/> returned is on disk whatever happens next, so that a line
/// of the database may name it; a content without a line is an orphan, removed by <see cref="Sweep"/> after a time of grace.
/// </summary>
/// <param name="path">The folder; it may not exist yet.</param>
/// <param name="extension">Of its files, with the dot; empty for none.</param>
/// <param name="clock">Gives an orphan its age.</param>
public sealed class ContentFolder(string path, string extension, TimeProvider clock)
{
    private const string Unfinished = ".partiel";
    private const int ReadOnly = 0;

    // a content that was an orphan and is joined again must not be swept in the same instant; one process alone uses the folder
    private static readonly Lock Renaming = new();

    /// <summary>Reads a content; null when it is not there.</summary>
    public FileStream? Open(string sha256)
    {
        try
        {
            return new FileStream(
                PathOf(sha256),
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.Read | FileShare.Delete,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A small content, whole; null when it is gone or is not what was kept.</summary>
    public byte[]? Read(string sha256)
    {
        using var file = Open(sha256);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : null;
    }

    /// <summary>Reads a content after having computed its hash again; null when it is gone or is not what was kept.</summary>
    public async Task<FileStream?> OpenVerifiedAsync(string sha256, CancellationToken cancellation)
    {
        if (Open(sha256) is not { } content)
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

    /// <summary>Whether a content is there, and what was kept.</summary>
    public async Task<ContentState> CheckAsync(string sha256, CancellationToken cancellation)
    {
        await using var content = Open(sha256);
        return content is null ? ContentState.Missing
            : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == sha256 ? ContentState.Intact : ContentState.Altered;
    }

    /// <summary>A file of its own to write into, in the same folder; hand it to <see cref="KeepAsync"/> or dispose of it, which deletes it.</summary>
    public IncomingContent Receive()
    {
        Directory.CreateDirectory(path);
        return new IncomingContent(Path.Combine(path, Guid.NewGuid().ToString("N") + Unfinished));
    }

    public async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var incoming = Receive();
        await incoming.WriteAsync(bytes, cancellation);
        return Keep(incoming);
    }

    /// <summary>Keeps what was received: flushed to the disk, renamed, and its folder flushed too. Returns its SHA-256.</summary>
    public string Keep(IncomingContent incoming)
    {
        var sha256 = incoming.Close();
        var target = PathOf(sha256);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        lock (Renaming)
        {
            File.Move(incoming.Path, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, clock.GetUtcNow().UtcDateTime);
        }

        FlushFolder(folder);
        FlushFolder(path);
        return sha256;
    }

    /// <summary>Contents older than the grace, by their SHA-256, in groups to ask the database about.</summary>
    public IEnumerable<string[]> OlderThan(TimeSpan grace, int group) =>
        Directory.Exists(path)
            ? Directory
                .EnumerateFiles(path, "*" + extension, SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(Unfinished, StringComparison.Ordinal) && IsOld(file, grace))
                .Select(file => Path.GetFileName(file)[..^extension.Length])
                .Chunk(group)
            : [];

    /// <summary>Removes those contents, which nobody names, unless one was kept again meanwhile. Returns how many went.</summary>
    public int Sweep(IEnumerable<string> orphans, TimeSpan grace)
    {
        var swept = 0;
        foreach (var file in orphans.Select(PathOf))
        {
            lock (Renaming)
            {
                if (File.Exists(file) && IsOld(file, grace))
                {
                    File.Delete(file);
                    swept++;
                }
            }
        }

        return swept;
    }

    /// <summary>Removes what a stopped process was receiving.</summary>
    public void SweepUnfinished(TimeSpan grace)
    {
        foreach (var file in Directory.Exists(path) ? Directory.EnumerateFiles(path, "*" + Unfinished).Where(file => IsOld(file, grace)) : [])
        {
            File.Delete(file);
        }
    }

    private bool IsOld(string file, TimeSpan grace) => clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > grace;

    private string PathOf(string sha256) => Path.Combine(path, sha256[..2], sha256 + extension);

    // A rename is only certain once its folder is on the disk. Windows has no such call, and does not need it.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenFolder(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Flush(handle) != 0;
        _ = CloseFolder(handle);
        if (failed)
        {
            throw new IOException($"The folder {folder} cannot be flushed.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string folder, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int CloseFolder(int handle);

    /// <summary>A content on its way: hashed while it is written, deleted unless it is kept.</summary>
    public sealed class IncomingContent : IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private FileStream? writing;

        internal IncomingContent(string path)
        {
            Path = path;
            writing = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.Read,
                    // nothing is left to write, on a full disk, when it is disposed of
                    BufferSize = 0,
                    Options = FileOptions.Asynchronous,
                }
            );
        }

        internal string Path { get; }

        public long Length { get; private set; }

        public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
        {
            hash.AppendData(bytes.Span);
            Length += bytes.Length;
            await writing!.WriteAsync(bytes, cancellation);
        }

        /// <summary>What was written, to look into it.</summary>
        public FileStream Read()
        {
            writing?.Flush();
            return new FileStream(
                Path,
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                }
            );
        }

        internal string Close()
        {
            writing!.Flush(flushToDisk: true);
            writing.Dispose();
            writing = null;
            return Convert.ToHexStringLower(hash.GetCurrentHash());
        }

        /// <inheritdoc />
        public void Dispose()
        {
            writing?.Dispose();
            hash.Dispose();
            File.Delete(Path);
        }
    }
}
