using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Xunit;

namespace CqpMutualite.Web.Tests.Uploads;

/// <summary>What is said of a content by the content itself, and how it is named and kept.</summary>
public sealed class ContentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cqp-contents").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string?> Contents => new()
    {
        { "a PDF", Samples.Pdf("attestation"), "application/pdf" },
        { "a PNG", Samples.Png, "image/png" },
        { "a JPEG", Samples.Jpeg, "image/jpeg" },
        { "a program", Samples.Executable, null },
        { "a program that begins like a PDF", [.. "%PDF-1.7\n"u8, .. Samples.Executable], null },
        { "a cut PDF", Samples.Pdf("attestation")[..20], null },
        { "a cut PNG", Samples.Png[..30], null },
        { "a cut JPEG", Samples.Jpeg[..12], null },
        { "a text", Encoding.UTF8.GetBytes("Attestation de formation"), null },
        { "a single byte", [0xFF], null },
    };

    [Theory, MemberData(nameof(Contents))]
    public void A_content_is_known_by_its_structure(string what, byte[] content, string? expected)
    {
        using var stream = new MemoryStream(content);
        Assert.True(MediaKind.Of(stream)?.MediaType == expected, what);
    }

    [Theory]
    [InlineData("Attestation Vente.pdf", "Attestation Vente.pdf")]
    [InlineData("""C:\Users\x\attestation.exe""", "attestation.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.pdf")]
    [InlineData("<script>\"x\".pdf", "script--x.pdf")]
    [InlineData("   .pdf", "piece.pdf")]
    [InlineData(null, "piece.pdf")]
    [InlineData("e\u0301te\u0301.pdf", "été.pdf")]
    public void A_name_is_cleaned(string? sent, string shown) => Assert.Equal(shown, FileName.Clean(sent, ".pdf"));

    [Fact]
    public void A_long_name_is_cut_between_two_signs()
    {
        var name = FileName.Clean(new string('a', 99) + "😀.pdf", ".pdf");
        Assert.Equal(new string('a', 99) + ".pdf", name);
    }

    [Fact]
    public async Task A_content_is_kept_once_verified_when_read_and_swept_only_when_old_and_unnamed()
    {
        var clock = new SettableClock();
        var contents = new FolderContents(folder, "", clock);
        await contents.WriteMarkAsync("ce magasin", Cancellation);
        await KeptOnceAsync(contents, clock);
        Assert.Equal("ce magasin", await contents.ReadMarkAsync(Cancellation));
        Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_bucket_keeps_as_a_folder_does()
    {
        var clock = new SettableClock();
        await using var bucket = await ObjectStore.StartAsync(clock);
        using var client = new AmazonS3Client(
            new BasicAWSCredentials("cle", "secret"),
            new AmazonS3Config
            {
                ServiceURL = bucket.Address.ToString(),
                ForcePathStyle = true,
                AuthenticationRegion = "fr-par",
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            }
        );
        var contents = new S3Contents(client, "cqp", "pieces/", folder, clock);
        Assert.Null(await contents.ReadMarkAsync(Cancellation));
        await contents.WriteMarkAsync("ce magasin", Cancellation);
        await KeptOnceAsync(contents, clock);
        Assert.Equal("ce magasin", await contents.ReadMarkAsync(Cancellation));
        Assert.Equal(["cqp/pieces/magasin.id"], bucket.Keys);

        // more than one page of its list
        foreach (var number in Enumerable.Range(0, 25))
        {
            await contents.KeepAsync(Samples.Pdf($"pièce {number}"), Cancellation);
        }

        clock.Now += TimeSpan.FromHours(2);
        var old = await contents.OlderThanAsync(TimeSpan.FromHours(1), 10, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(25, old.Sum(group => group.Length));
        Assert.All(old, group => Assert.True(group.Length <= 10));
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static async Task KeptOnceAsync(ContentStore contents, SettableClock clock)
    {
        var first = await contents.KeepAsync(Samples.Png, Cancellation);
        Assert.Equal(first, await contents.KeepAsync(Samples.Png, Cancellation));
        await using (var read = (await contents.OpenVerifiedAsync(first, Cancellation))!)
        {
            Assert.Equal(Samples.Png.Length, read.Length);
        }

        using (contents.Receive())
        {
            Assert.Empty(await contents.OlderThanAsync(TimeSpan.FromHours(1), 10, Cancellation).ToListAsync(Cancellation));
            clock.Now += TimeSpan.FromHours(2);
            Assert.Equal([first], Assert.Single(await contents.OlderThanAsync(TimeSpan.FromHours(1), 10, Cancellation).ToListAsync(Cancellation)));
        }

        // joined again in between: it stays
        await contents.KeepAsync(Samples.Png, Cancellation);
        Assert.Equal(0, await contents.SweepAsync([first], TimeSpan.FromHours(1), Cancellation));
        clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, await contents.SweepAsync([first], TimeSpan.FromHours(1), Cancellation));
        Assert.Null(await contents.OpenAsync(first, Cancellation));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
