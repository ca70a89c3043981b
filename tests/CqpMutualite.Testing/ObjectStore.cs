using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CqpMutualite.Testing;

/// <summary>A stand-in for an S3 store, on a port of this machine: put, get, head, delete, list by pages. It checks no signature.</summary>
public sealed class ObjectStore : IAsyncDisposable
{
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly WebApplication app;

    private ObjectStore(TimeProvider clock)
    {
        this.clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPut("/{bucket}/{**key}", PutAsync);
        app.MapMethods("/{bucket}/{**key}", ["GET", "HEAD"], Read);
        app.MapDelete("/{bucket}/{**key}", Delete);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>« bucket/key » of everything it holds, in order.</summary>
    public IEnumerable<string> Keys => kept.Keys.Order(StringComparer.Ordinal);

    /// <summary>Starts one.</summary>
    public static async Task<ObjectStore> StartAsync(TimeProvider? clock = null)
    {
        var store = new ObjectStore(clock ?? TimeProvider.System);
        await store.app.StartAsync();
        return store;
    }

    /// <summary>What was there before.</summary>
    public void Put(string key, byte[] bytes) => kept[key] = new Kept(bytes, clock.GetUtcNow());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> PutAsync(HttpRequest request, string bucket, string key)
    {
        if (request.Headers["x-amz-content-sha256"].ToString().StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            return Error(StatusCodes.Status501NotImplemented, "NotImplemented");
        }

        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        kept[$"{bucket}/{key}"] = new Kept(content.ToArray(), clock.GetUtcNow());
        return Results.Ok();
    }

    private IResult Read(HttpRequest request, HttpResponse response, string bucket, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return List(request, bucket);
        }

        if (!kept.TryGetValue($"{bucket}/{key}", out var found))
        {
            return Error(StatusCodes.Status404NotFound, "NoSuchKey");
        }

        // of a content in parts: it is not compared with the content
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(found.Bytes))[..32]}-1\"";
        response.Headers.LastModified = found.At.ToString("R", CultureInfo.InvariantCulture);
        if (HttpMethods.IsHead(request.Method))
        {
            response.ContentLength = found.Bytes.Length;
            return Results.Empty;
        }

        return Results.Bytes(found.Bytes, "application/octet-stream");
    }

    private IResult List(HttpRequest request, string bucket)
    {
        var (prefix, after) = ($"{bucket}/{request.Query["prefix"]}", request.Query["continuation-token"].ToString());
        var most = int.TryParse(request.Query["max-keys"], CultureInfo.InvariantCulture, out var asked) ? asked : 1000;
        var page = kept
            .Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(item.Key, after) > 0)
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Take(most + 1)
            .ToList();
        var hasMore = page.Count > most;
        page = [.. page.Take(most)];
        return Results.Text(
            new XElement(
                S3 + "ListBucketResult",
                new XElement(S3 + "Name", bucket),
                new XElement(S3 + "KeyCount", page.Count),
                new XElement(S3 + "IsTruncated", hasMore ? "true" : "false"),
                hasMore ? new XElement(S3 + "NextContinuationToken", page[^1].Key) : null,
                page.Select(item => new XElement(
                    S3 + "Contents",
                    new XElement(S3 + "Key", item.Key[(bucket.Length + 1)..]),
                    new XElement(S3 + "Size", item.Value.Bytes.Length),
                    new XElement(S3 + "LastModified", item.Value.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))
                ))
            ).ToString(),
            "application/xml"
        );
    }

    private IResult Delete(string bucket, string key)
    {
        kept.TryRemove($"{bucket}/{key}", out _);
        return Results.NoContent();
    }

    private static IResult Error(int status, string code) =>
        Results.Text(new XElement("Error", new XElement("Code", code), new XElement("Message", code)).ToString(), "application/xml", statusCode: status);

    private sealed record Kept(byte[] Bytes, DateTimeOffset At);
}
