using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>
/// Images are decoded when they arrive, brought to a bounded size, and written again: upright, without metadata (place, device, author), and without
/// whatever followed them in their file.
/// </summary>
public static class Pictures
{
    /// <summary>Longest side of a piece joined to a file, in pixels: an A4 page at more than 250 dots per inch.</summary>
    public const int PieceSide = 3_000;

    /// <summary>Longest side of a stamp, in pixels: it is printed 4 centimetres wide.</summary>
    public const int StampSide = 1_200;

    /// <summary>More is refused before a pixel is read: a telephone gives 12 to 50 millions.</summary>
    public const long MostPixels = 50_000_000;

    private const int JpegQuality = 85;
    private const int AtOnce = 2;

    private static readonly Configuration Formats = new(new PngConfigurationModule(), new JpegConfigurationModule());

    // an image of the largest size takes 200 megabytes while it is read
    private static readonly SemaphoreSlim Places = new(AtOnce);

    /// <summary>The image written again, or why it is refused. <paramref name="side"/>: longest side kept.</summary>
    public static async Task<(byte[]? Content, string? Refusal)> WriteAgainAsync(Stream sent, MediaKind kind, int side, CancellationToken cancellation)
    {
        await Places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => WriteAgain(sent, kind, side), cancellation);
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>
    /// The image of a stamp as it can be printed: as it is kept, smaller when it is larger than today’s stamps, null when it cannot be drawn. One that was
    /// kept before images were bounded must not stop a document.
    /// </summary>
    public static byte[]? ForPrint(byte[] kept)
    {
        using var stream = new MemoryStream(kept);
        if (MediaKind.Of(stream) is not { } kind || kind == MediaKind.Pdf)
        {
            return null;
        }

        stream.Position = 0;
        if (Measure(stream) is not { } size || size.Pixels > MostPixels)
        {
            return null;
        }

        stream.Position = 0;
        return Math.Max(size.Width, size.Height) > StampSide ? WriteAgain(stream, kind, StampSide).Content : kept;
    }

    private static (byte[]? Content, string? Refusal) WriteAgain(Stream sent, MediaKind kind, int side)
    {
        const string damaged = "Cette image est abîmée\u00A0: elle ne s’ouvre pas. Enregistrez-la de nouveau en PNG ou JPEG, puis joignez-la.";
        sent.Position = 0;
        if (Measure(sent) is not { } size)
        {
            return (null, damaged);
        }

        if (size.Pixels > MostPixels)
        {
            return (
                null,
                $"Cette image compte {FrenchText.Number(size.Width)}\u00A0×\u00A0{FrenchText.Number(size.Height)} points\u202F; la limite est de "
                    + $"{MostPixels / 1_000_000}\u00A0millions en tout. Réduisez-la, puis choisissez-la de nouveau."
            );
        }

        sent.Position = 0;
        if (kind == MediaKind.Png && MediaKind.IsAnimated(sent))
        {
            return (null, "Cette image est animée. Joignez une image fixe, en PNG ou JPEG.");
        }

        try
        {
            sent.Position = 0;
            using var image = Image.Load<Rgba32>(Formats, sent);
            var source = image.Metadata.GetPngMetadata().ColorType;
            image.Mutate(drawn => drawn.AutoOrient());
            if (Math.Max(image.Width, image.Height) > side)
            {
                image.Mutate(drawn => drawn.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(side, side) }));
            }

            (image.Metadata.ExifProfile, image.Metadata.IptcProfile, image.Metadata.XmpProfile, image.Metadata.IccProfile) = (null, null, null, null);
            using var written = new MemoryStream();
            image.Save(written, EncoderOf(kind, source));
            return (written.ToArray(), null);
        }
        catch (Exception e)
            when (e
                    is ImageFormatException
                        or InvalidOperationException
                        or NotSupportedException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or IOException
            )
        {
            return (null, damaged);
        }
    }

    private static (int Width, int Height, long Pixels)? Measure(Stream sent)
    {
        try
        {
            return Image.Identify(Formats, sent) is { Width: > 0, Height: > 0 } found ? (found.Width, found.Height, (long)found.Width * found.Height) : null;
        }
        catch (Exception e)
            when (e
                    is ImageFormatException
                        or InvalidOperationException
                        or NotSupportedException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or IOException
            )
        {
            return null;
        }
    }

    // a scan in grey stays in grey: in colours it would weigh three times more
    private static IImageEncoder EncoderOf(MediaKind kind, PngColorType? source) => kind == MediaKind.Jpeg
        ? new JpegEncoder { Quality = JpegQuality }
        : new PngEncoder
        {
            BitDepth = PngBitDepth.Bit8,
            ChunkFilter = PngChunkFilter.ExcludeAll,
            ColorType = source switch
            {
                PngColorType.Grayscale or PngColorType.GrayscaleWithAlpha => source,
                PngColorType.Rgb => source,
                _ => PngColorType.RgbWithAlpha,
            },
        };
}
