using System.Diagnostics;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Documents.Sealing;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>The seal of frozen PDFs, read by .NET, and by pdfsig where the machine has it.</summary>
public sealed partial class ElectronicSealTests(ElectronicSealTests.Sealing host) : IClassFixture<ElectronicSealTests.Sealing>
{
    private const string Pdfsig = "/usr/bin/pdfsig";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/dossiers/DEMO-OK-01/documents/livret-evaluation.pdf")]
    [InlineData("/dossiers/DEMO-OK-01/documents/certificat.pdf")]
    public async Task A_signed_booklet_and_a_certificate_bear_a_seal_that_holds_and_that_one_changed_byte_breaks(string path)
    {
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        var pdf = await company.Client.GetByteArrayAsync(path, Cancellation);
        Assert.True(Holds(pdf), "The seal does not cover the whole document.");
        Assert.Equal(pdf, await company.Client.GetByteArrayAsync(path, Cancellation));
        Assert.NotEmpty((await PdfText.ReadAsync(pdf, Cancellation)).Flat);
        Assert.Contains("ETSI.CAdES.detached", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("pdfaid:part", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        await SeenAsync(pdf, "Signature is Valid.", "Total document signed");

        byte[] altered = [.. pdf];
        altered[altered.AsSpan().IndexOf("/Type/Sig"u8) - 200] ^= 1;
        Assert.False(Holds(altered));
        await SeenAsync(altered, "Digest Mismatch.");

        // something added after the seal is not covered by it
        Assert.False(Holds([.. pdf, .. "\n% une suite\n"u8]));
    }

    [Fact]
    public void What_the_typesetter_did_not_write_is_refused_loudly() =>
        Assert.Throws<NotSupportedException>(() => new PdfIncrement("%PDF-1.7\nstartxref\n0\n%%EOF"u8.ToArray()));

    private static bool Holds(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var range = Range().Matches(text)[^1].Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        byte[] content = [.. pdf.AsSpan(0, range[1]), .. pdf.AsSpan(range[2], range[3])];
        var signature = Convert.FromHexString(text[(range[1] + 1)..(range[2] - 1)]);
        var signed = new SignedCms(new ContentInfo(content), detached: true);
        try
        {
            AsnDecoder.ReadEncodedValue(signature, AsnEncodingRules.BER, out _, out _, out var length);
            signed.Decode(signature.AsSpan(0, length));
            signed.CheckSignature(verifySignatureOnly: true);
            return range[2] + range[3] == pdf.Length;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static async Task SeenAsync(byte[] pdf, params string[] said)
    {
        if (!File.Exists(Pdfsig))
        {
            return;
        }

        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf, Cancellation);
        using var process = Process.Start(new ProcessStartInfo(Pdfsig, [file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        File.Delete(file);
        Assert.All(said, sentence => Assert.Contains(sentence, output, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"/ByteRange\[(\d+) (\d+) (\d+) (\d+)\]")]
    private static partial Regex Range();

    public sealed class Sealing : AppHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            var file = Path.Combine(Database.Folder, "cachet.p12");
            using var key = RSA.Create(2048);
            using var certificate = new CertificateRequest("CN=OEMM (essai)", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
                DateTimeOffset.UtcNow.AddDays(-1),
                DateTimeOffset.UtcNow.AddYears(1)
            );
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "un-essai"));
            builder.UseSetting("PdfSeal:Certificate", file);
            builder.UseSetting("PdfSeal:Password", "un-essai");
        }
    }
}
