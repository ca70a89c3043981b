using CqpMutualite.Web.Platform.Contents;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>
/// Reads the forms that carry pieces: each piece goes straight to the store's disk, never whole in memory; beyond the size accepted the rest is
/// read and forgotten, so that the browser gets a page with a sentence and not a cut connection.
/// </summary>
public sealed class UploadReception(RequestDelegate next, IOptions<UploadOptions> options, ContentStores stores)
{
    private const int BufferBytes = 81_920;
    private const int LongestBoundary = 100;
    private const int LongestText = 200_000;
    private const int MostFields = 500;
    private const int MostFiles = 10;

    /// <summary>Reads the form, then goes on; what nobody kept is deleted.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<AcceptsUploadsAttribute>() is null
            || !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            await next(context);
            return;
        }

        var files = new List<ReceivedFile>();
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = null;
            }

            try
            {
                context.Features.Set<IFormFeature>(new FormFeature(await ReadAsync(context.Request, HeaderUtilities.RemoveQuotes(type.Boundary).Value, files)));
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                // no form, or one that was cut on the way
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(context);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    private async Task<FormCollection> ReadAsync(HttpRequest request, string? boundary, List<ReceivedFile> files)
    {
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            throw new InvalidDataException("No boundary.");
        }

        var cancellation = request.HttpContext.RequestAborted;
        var reader = new MultipartReader(boundary, request.Body);
        var fields = new KeyValueAccumulator();
        var received = new FormFileCollection();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition())
            {
                var sent = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                if (files.Count == MostFiles)
                {
                    throw new InvalidDataException("Too many files.");
                }

                var file = new ReceivedFile(name, sent, Begin());
                files.Add(file);
                await PourAsync(section.Body, file, cancellation);

                // a browser sends an empty nameless part for a field left alone
                if (file.Length > 0 || sent.Length > 0)
                {
                    received.Add(file);
                }
            }
            else
            {
                fields.Append(name, await TextAsync(section.Body, cancellation));
                if (fields.ValueCount > MostFields)
                {
                    throw new InvalidDataException("Too many fields.");
                }
            }
        }

        return new FormCollection(fields.GetResults(), received);
    }

    private async Task PourAsync(Stream body, ReceivedFile file, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            file.Length += count;
            if (file.Length <= options.Value.MaximumBytes)
            {
                await file.TakeAsync(buffer.AsMemory(0, count), cancellation);
            }
        }
    }

    private IncomingContent? Begin()
    {
        try
        {
            return stores.Pieces.Receive();
        }
        catch (IOException full) when (DiskRoom.IsWhy(full))
        {
            return null;
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellation)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[4096];
        var text = new System.Text.StringBuilder();
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            text.Append(buffer, 0, count);
            if (text.Length > LongestText)
            {
                throw new InvalidDataException("Text too long.");
            }
        }

        return text.ToString();
    }
}

/// <summary>A file as the reception left it: on disk when its size is accepted and there is room, only measured when it is not.</summary>
public sealed class ReceivedFile(string name, string fileName, IncomingContent? content) : IFormFile, IDisposable
{
    private bool cut;

    /// <summary>The disk took it whole.</summary>
    public bool IsWhole => content is not null && !cut;

    internal IncomingContent Content => content ?? throw new InvalidOperationException("The disk is full.");

    /// <summary>Size sent, even beyond what is accepted.</summary>
    public long Length { get; internal set; }

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string FileName => fileName;

    /// <inheritdoc />
    public string ContentType => "application/octet-stream";

    /// <inheritdoc />
    public string ContentDisposition => "";

    /// <inheritdoc />
    public IHeaderDictionary Headers { get; } = new HeaderDictionary();

    /// <inheritdoc />
    public Stream OpenReadStream() => Content.Read();

    /// <inheritdoc />
    public void CopyTo(Stream target)
    {
        using var stream = OpenReadStream();
        stream.CopyTo(target);
    }

    /// <inheritdoc />
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        await using var stream = OpenReadStream();
        await stream.CopyToAsync(target, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => content?.Dispose();

    // the rest is read and forgotten, so that the browser gets a page with a sentence
    internal async Task TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (!IsWhole)
        {
            return;
        }

        try
        {
            await Content.WriteAsync(bytes, cancellation);
        }
        catch (IOException full) when (DiskRoom.IsWhy(full))
        {
            cut = true;
        }
    }
}
