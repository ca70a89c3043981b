using System.Security.Cryptography;

namespace CqpMutualite.Web.Platform.Contents;

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
