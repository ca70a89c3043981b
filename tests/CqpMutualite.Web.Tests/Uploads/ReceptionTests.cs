using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using CqpMutualite.Web.Platform.Uploads;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace CqpMutualite.Web.Tests.Uploads;

/// <summary>What is read of a content before it is kept: what readers would run, what they cannot open, what an image holds besides its pixels.</summary>
public class ReceptionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("marque-avant.pdf", null)]
    [InlineData("ligne-avant.pdf", null)]
    [InlineData("zeros-apres.pdf", null)]
    [InlineData("compresse.pdf", null)]
    [InlineData("sans-modification.pdf", null)]
    [InlineData("programme.pdf", "JavaScript")]
    [InlineData("programme-deguise.pdf", "JavaScript")]
    [InlineData("programme-compresse.pdf", "JavaScript")]
    [InlineData("programme-chiffre.pdf", "JavaScript")]
    [InlineData("lancement-compresse.pdf", "lance un autre programme")]
    [InlineData("fichiers.pdf", "d’autres fichiers")]
    [InlineData("mot-de-passe.pdf", "mot de passe")]
    [InlineData("mot-de-passe-128.pdf", "mot de passe")]
    public void A_PDF_is_accepted_when_readers_only_read_it(string name, string? refusal)
    {
        var content = File.ReadAllBytes(PathOf(name));
        using var stream = new MemoryStream(content);
        Assert.Equal(MediaKind.Pdf, MediaKind.Of(stream));
        if (refusal is null)
        {
            Assert.Null(PdfInspection.RefusalOf(content));
        }
        else
        {
            Assert.Contains(refusal, PdfInspection.RefusalOf(content), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_PDF_that_nothing_reads_is_judged_on_what_it_says_in_clear()
    {
        Assert.Null(PdfInspection.RefusalOf(Samples.Pdf("attestation")));
        Assert.Null(
            PdfInspection.RefusalOf([
                .. "%PDF-1.7\n1 0 obj\n<< /Length 30 >>\nstream\n"u8,
                .. "\u0001\u0002/JS /Launch /JavaScript\u0003"u8,
                .. "\nendstream\nendobj\nstartxref\n9\n%%EOF\n"u8,
            ])
        );
        Assert.NotNull(PdfInspection.RefusalOf("%PDF-1.7\n1 0 obj\n<< /S /Launch /F (x) >>\nendobj\nstartxref\n9\n%%EOF\n"u8.ToArray()));
    }

    [Fact]
    public void A_PDF_that_unfolds_without_end_is_refused_before_it_fills_the_memory()
    {
        using var folded = new MemoryStream();
        using (var writer = new ZLibStream(folded, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1_000_000];
            for (var times = 0; times < 300; times++)
            {
                writer.Write(zeros);
            }
        }

        var head =
            $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Type /ObjStm "
                + $"/N 1 /First 4 /Filter /FlateDecode /Length {folded.Length} >>\nstream\n";
        byte[] row = [0, 0, 0, 0, 1, 0, 9, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 3, 0];
        BinaryPrimitives.WriteInt16BigEndian(row.AsSpan(9), (short)head.IndexOf("2 0 obj", StringComparison.Ordinal));
        BinaryPrimitives.WriteInt16BigEndian(row.AsSpan(13), (short)head.IndexOf("3 0 obj", StringComparison.Ordinal));
        byte[] entries = [0, 0, 0, 0, 1, 0, 9, 0, 1, .. row.AsSpan(9, 2), 0, 1, .. row.AsSpan(13, 2), 0, 2, 0, 3, 0];
        byte[] body = [.. Encoding.ASCII.GetBytes(head), .. folded.ToArray(), .. "\nendstream\nendobj\n"u8];
        byte[] pdf =
        [
            .. body,
            .. Encoding.ASCII.GetBytes($"5 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Root 1 0 R /Length {entries.Length} >>\nstream\n"),
            .. entries,
            .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{body.Length}\n%%EOF\n"),
        ];
        Assert.Contains("se déplie", PdfInspection.RefusalOf(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photograph_followed_by_its_film_is_kept_without_the_film()
    {
        await using var sent = File.OpenRead(PathOf("photo-mouvement.jpg"));
        Assert.Equal(MediaKind.Jpeg, MediaKind.Of(sent));
        var (content, refusal) = await Pictures.WriteAgainAsync(sent, MediaKind.Jpeg, Pictures.PieceSide, Cancellation);
        Assert.Null(refusal);
        Assert.True(content!.Length < 20_000);
        Assert.Equal((300, 200), Size(content));
    }

    [Fact]
    public async Task An_image_is_written_again_upright_smaller_and_without_what_it_says_of_its_author()
    {
        using var photograph = new Image<Rgba32>(4_000, 3_000, Color.SeaGreen);
        photograph.Metadata.ExifProfile = new ExifProfile();
        photograph.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);
        photograph.Metadata.ExifProfile.SetValue(ExifTag.GPSLatitude, [new Rational(47), new Rational(13), new Rational(0)]);
        photograph.Metadata.ExifProfile.SetValue(ExifTag.Artist, "Personne d’essai");
        using var sent = new MemoryStream();
        await photograph.SaveAsJpegAsync(sent, Cancellation);
        var (content, _) = await Pictures.WriteAgainAsync(sent, MediaKind.Jpeg, Pictures.PieceSide, Cancellation);
        Assert.Equal((2_250, 3_000), Size(content!));
        using var read = Image.Load(content!);
        Assert.Null(read.Metadata.ExifProfile);
        Assert.Equal(-1, Encoding.Latin1.GetString(content!).IndexOf("Exif", StringComparison.Ordinal));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "too many pixels", Grey(12_000, 10_000), "12 000 × 10 000" },
        { "announces more than it holds", [.. Grey(8, 8)[..16], 0, 0x01, 0xFF, 0xFF, 0, 0x01, 0xFF, 0xFF, .. Grey(8, 8)[24..]], "" },
        { "animated", Animated(), "animée" },
        { "cut", [.. Grey(400, 400)[..60], .. Grey(400, 400)[^12..]], "abîmée" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task An_image_that_cannot_be_read_within_bounds_is_refused_with_its_reason(string what, byte[] image, string sentence)
    {
        using var sent = new MemoryStream(image);
        Assert.Equal(MediaKind.Png, MediaKind.Of(sent));
        var before = GC.GetTotalAllocatedBytes();
        var (content, refusal) = await Pictures.WriteAgainAsync(sent, MediaKind.Png, Pictures.StampSide, Cancellation);
        Assert.True(content is null, what);
        Assert.Contains(sentence, string.Join(' ', refusal!.Split((char[]?)null)), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 60_000_000, what);
    }

    [Fact]
    public void A_stamp_kept_before_images_were_bounded_stops_no_document()
    {
        Assert.Null(Pictures.ForPrint(Grey(12_000, 10_000)));
        Assert.Null(Pictures.ForPrint(Samples.Executable));
        Assert.Equal((1_200, 800), Size(Pictures.ForPrint(Grey(3_000, 2_000))!));
        var small = Grey(300, 200);
        Assert.Same(small, Pictures.ForPrint(small));
    }

    private static (int Width, int Height) Size(byte[] image) => Image.Identify(image) is { } found ? (found.Width, found.Height) : default;

    internal static byte[] Grey(int width, int height)
    {
        using var pixels = new MemoryStream();
        using (var folded = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var line = 0; line < height; line++)
            {
                folded.Write(row);
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Animated()
    {
        var still = Grey(8, 8);
        return [.. still[..33], .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. still[33..]];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }

    internal static string PathOf(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Files", name);
}
