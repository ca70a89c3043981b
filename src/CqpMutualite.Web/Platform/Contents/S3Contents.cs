using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace CqpMutualite.Web.Platform.Contents;

/// <summary>Contents in a bucket that every instance reaches, at any provider that speaks S3. They pass through the folder of reception.</summary>
/// <param name="client">Of the provider.</param>
/// <param name="bucket">The bucket; it exists.</param>
/// <param name="prefix">What their keys begin with, « documents/ ».</param>
/// <param name="reception">A folder of this machine.</param>
/// <param name="clock">Gives an orphan its age.</param>
public sealed class S3Contents(IAmazonS3 client, string bucket, string prefix, string reception, TimeProvider clock) : ContentStore(reception, clock)
{
    private const string MarkKey = "magasin.id";
    private const int BufferBytes = 81_920;

    private readonly string folder = reception;

    /// <inheritdoc />
    public override async Task<FileStream?> OpenAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            using var found = await client.GetObjectAsync(bucket, KeyOf(sha256), cancellation);
            return await CopyAsync(found.ResponseStream, cancellation);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Written whole or not at all. The same content written again is the same object, younger.</summary>
    public override async Task<string> KeepAsync(IncomingContent incoming, CancellationToken cancellation)
    {
        var sha256 = incoming.Close();
        await client.PutObjectAsync(Request(KeyOf(sha256), file: incoming.Path), cancellation);
        return sha256;
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<string[]> OlderThanAsync(TimeSpan grace, int group, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var asked = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, MaxKeys = group };
        do
        {
            var page = await client.ListObjectsV2Async(asked, cancellation);
            var old = (page.S3Objects ?? [])
                .Where(kept => IsName(kept.Key[prefix.Length..]) && kept.LastModified is { } at && IsOld(at.ToUniversalTime(), grace))
                .Select(kept => kept.Key[prefix.Length..])
                .ToArray();
            if (old.Length > 0)
            {
                yield return old;
            }

            asked.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        } while (asked.ContinuationToken is not null);
    }

    /// <inheritdoc />
    public override async Task<int> SweepAsync(IEnumerable<string> orphans, TimeSpan grace, CancellationToken cancellation)
    {
        var swept = 0;
        foreach (var key in orphans.Select(KeyOf))
        {
            // looked at again: another instance may have kept it since it was listed
            if (await AgeAsync(key, cancellation) is { } at && IsOld(at, grace))
            {
                await client.DeleteObjectAsync(bucket, key, cancellation);
                swept++;
            }
        }

        return swept;
    }

    /// <inheritdoc />
    public override async Task<string?> ReadMarkAsync(CancellationToken cancellation)
    {
        try
        {
            using var found = await client.GetObjectAsync(bucket, prefix + MarkKey, cancellation);
            using var text = new StreamReader(found.ResponseStream);
            return (await text.ReadToEndAsync(cancellation)).Trim();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    }

    /// <inheritdoc />
    public override Task WriteMarkAsync(string mark, CancellationToken cancellation) =>
        client.PutObjectAsync(Request(prefix + MarkKey, text: mark), cancellation);

    // read whole before it is handed over: its reader may seek, and holds no connection
    private async Task<FileStream> CopyAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var copy = new FileStream(
            Path.Combine(folder, $"{Guid.NewGuid():N}.lu"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferBytes,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        try
        {
            await content.CopyToAsync(copy, cancellation);
            copy.Position = 0;
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    private async Task<DateTime?> AgeAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return (await client.GetObjectMetadataAsync(bucket, key, cancellation)).LastModified?.ToUniversalTime();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // frames of the transfer are not understood by every provider
    private PutObjectRequest Request(string key, string? file = null, string? text = null) =>
        new() { BucketName = bucket, Key = key, FilePath = file, ContentBody = text, UseChunkEncoding = false };

    private string KeyOf(string sha256) => prefix + sha256;
}
