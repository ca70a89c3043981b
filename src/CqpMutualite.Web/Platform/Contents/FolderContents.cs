using System.Runtime.InteropServices;

namespace CqpMutualite.Web.Platform.Contents;

/// <summary>Contents in a folder of one machine, or of a disk that one application uses.</summary>
/// <param name="path">The folder; it may not exist yet.</param>
/// <param name="extension">Of its files, with the dot; empty for none.</param>
/// <param name="clock">Gives an orphan its age.</param>
public sealed class FolderContents(string path, string extension, TimeProvider clock) : ContentStore(path, clock)
{
    private const string MarkFile = "magasin.id";
    private const int ReadOnly = 0;

    // a content that was an orphan and is joined again must not be swept in the same instant; one process alone uses the folder
    private static readonly Lock Renaming = new();

    private readonly string folder = path;
    private readonly TimeProvider time = clock;

    /// <inheritdoc />
    public override Task<FileStream?> OpenAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<FileStream?>(
                new FileStream(
                    PathOf(sha256),
                    new FileStreamOptions
                    {
                        Mode = FileMode.Open,
                        Access = FileAccess.Read,
                        Share = FileShare.Read | FileShare.Delete,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                    }
                )
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<FileStream?>(null);
        }
    }

    /// <summary>Flushed to the disk, renamed, and its folder flushed too.</summary>
    public override Task<string> KeepAsync(IncomingContent incoming, CancellationToken cancellation)
    {
        var sha256 = incoming.Close();
        var target = PathOf(sha256);
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        lock (Renaming)
        {
            File.Move(incoming.Path, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, time.GetUtcNow().UtcDateTime);
        }

        FlushFolder(parent);
        FlushFolder(folder);
        return Task.FromResult(sha256);
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<string[]> OlderThanAsync(TimeSpan grace, int group, CancellationToken cancellation) =>
        (
            Directory.Exists(folder)
                ? Directory
                    .EnumerateFiles(folder, "*" + extension, SearchOption.AllDirectories)
                    .Where(file => IsName(NameOf(file)) && IsOld(File.GetLastWriteTimeUtc(file), grace))
                    .Select(NameOf)
                    .Chunk(group)
                : []
        ).ToAsyncEnumerable();

    /// <inheritdoc />
    public override Task<int> SweepAsync(IEnumerable<string> orphans, TimeSpan grace, CancellationToken cancellation)
    {
        var swept = 0;
        foreach (var file in orphans.Select(PathOf))
        {
            lock (Renaming)
            {
                if (File.Exists(file) && IsOld(File.GetLastWriteTimeUtc(file), grace))
                {
                    File.Delete(file);
                    swept++;
                }
            }
        }

        return Task.FromResult(swept);
    }

    /// <inheritdoc />
    public override async Task<string?> ReadMarkAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(folder, MarkFile);
        return File.Exists(file) ? (await File.ReadAllTextAsync(file, cancellation)).Trim() : null;
    }

    /// <inheritdoc />
    public override async Task WriteMarkAsync(string mark, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, MarkFile), mark, cancellation);
        FlushFolder(folder);
    }

    private string NameOf(string file) => Path.GetFileName(file)[..^extension.Length];

    private string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256 + extension);

    // A rename is only certain once its folder is on the disk. Windows has no such call, and does not need it.
    private static void FlushFolder(string flushed)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenFolder(flushed, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"The folder {flushed} cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");
        }

        var failed = Flush(handle) != 0;
        _ = CloseFolder(handle);
        if (failed)
        {
            throw new IOException($"The folder {flushed} cannot be flushed.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string folder, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int CloseFolder(int handle);
}
