using System.Buffers.Binary;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>A type of content that is accepted, with the extension given to its files.</summary>
public sealed record MediaKind(string MediaType, string Extension)
{
    private const int Tail = 1024;

    public static MediaKind Pdf { get; } = new("application/pdf", ".pdf");

    public static MediaKind Png { get; } = new("image/png", ".png");

    public static MediaKind Jpeg { get; } = new("image/jpeg", ".jpg");

    /// <summary>The type found in the content itself, beginning, structure and end; null for anything else. The name says nothing.</summary>
    public static MediaKind? Of(Stream content) => IsPdf(content) ? Pdf : IsPng(content) ? Png : IsJpeg(content) ? Jpeg : null;

    // « %PDF-1.7 » among the first bytes, the address of its table and « %%EOF » among the last: a mark of encoding or a line before, and padding after, stop
    // no reader
    private static bool IsPdf(Stream content)
    {
        var head = Read(content, 0, Tail);
        var start = head.IndexOf("%PDF-"u8);
        if (start < 0 || head.Length < start + 8 || head[start + 5] is < (byte)'1' or > (byte)'2' || head[start + 6] != '.')
        {
            return false;
        }

        var length = Unpadded(content);
        var end = Read(content, Math.Max(0, length - Tail), (int)Math.Min(Tail, length));
        return end.LastIndexOf("%%EOF"u8) >= 0 && end.LastIndexOf("startxref"u8) >= 0;
    }

    // what is left once zeros and blanks are taken from the end
    private static long Unpadded(Stream content)
    {
        const int step = 64 * Tail;
        for (var end = content.Length; end > 0; end = Math.Max(0, end - step))
        {
            var start = Math.Max(0, end - step);
            if (Read(content, start, (int)(end - start)).LastIndexOfAnyExcept("\0 \t\r\n"u8) is >= 0 and var last)
            {
                return start + last + 1;
            }
        }

        return 0;
    }

    // signature, a header of 13 bytes with a size, and the closing chunk
    private static bool IsPng(Stream content)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        var head = Read(content, 0, 33);
        return head.Length == 33 && head.StartsWith(signature)
            && BinaryPrimitives.ReadUInt32BigEndian(head[8..]) == 13 && head[12..16].SequenceEqual("IHDR"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(head[16..]) > 0 && BinaryPrimitives.ReadUInt32BigEndian(head[20..]) > 0
            && Read(content, Math.Max(0, content.Length - Tail), Tail).LastIndexOf("IEND"u8) >= 0;
    }

    // segment after segment from the start of the image to its first scan, with a frame in between
    private static bool IsJpeg(Stream content)
    {
        const int Segments = 512;
        var head = Read(content, 0, 3);
        if (head is not [0xFF, 0xD8, 0xFF])
        {
            return false;
        }

        var position = 2L;
        var frame = false;
        for (var segment = 0; segment < Segments; segment++)
        {
            var marker = Read(content, position, 4);
            if (marker.Length < 4 || marker[0] != 0xFF)
            {
                return false;
            }

            if (marker[1] == 0xFF)
            {
                position++;
                continue;
            }

            if (marker[1] == 0xDA)
            {
                // its end is found by reading it: a telephone puts a film after the photograph
                return frame;
            }

            frame |= marker[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            var length = BinaryPrimitives.ReadUInt16BigEndian(marker[2..]);
            if (length < 2)
            {
                return false;
            }

            position += 2 + length;
        }

        return false;
    }

    /// <summary>Whether a PNG holds several images: the chunk « acTL » comes before the first of its pixels.</summary>
    public static bool IsAnimated(Stream png)
    {
        for (
            var position = 8L;
            Read(png, position, 8) is { Length: 8 } chunk && !chunk[4..].SequenceEqual("IDAT"u8);
            position += 12 + BinaryPrimitives.ReadUInt32BigEndian(chunk)
        )
        {
            if (chunk[4..].SequenceEqual("acTL"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Read(Stream content, long position, int count)
    {
        var bytes = new byte[count];
        content.Position = position;
        return bytes.AsSpan(0, content.ReadAtLeast(bytes, count, throwOnEndOfStream: false));
    }
}
