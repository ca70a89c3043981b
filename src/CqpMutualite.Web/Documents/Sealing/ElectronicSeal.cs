using System.Formats.Asn1;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Documents.Sealing;

/// <summary>Section <c>PdfSeal</c> of the configuration; without a certificate, nothing is sealed.</summary>
public sealed class PdfSealOptions
{
    /// <summary>A PKCS#12 file: the certificate of the certifier, its key, and its chain.</summary>
    public string? Certificate { get; set; }

    public string? Password { get; set; }

    /// <summary>A time-stamp server (RFC 3161); with one the seal is PAdES B-T, else B-B.</summary>
    public Uri? TimeStampServer { get; set; }

    /// <summary>Who seals, as readers show it.</summary>
    public string Name { get; set; } = "OEMM";
}

/// <summary>
/// Seals a PDF (ETSI EN 319 142-1, baseline B-B or B-T): any reader of PDFs says that it comes from the certifier and has not changed since. The key is a file
/// of the settings, outside the database.
/// </summary>
public sealed partial class ElectronicSeal(IOptions<PdfSealOptions> options, IHttpClientFactory clients, TimeProvider clock) : IDisposable
{
    /// <summary>Name of the client that asks the time-stamp server.</summary>
    public const string Client = "horodatage";

    // bytes left for the signature, of which a time stamp takes half
    private const int Room = 12 * 1024;
    private const int NonceBytes = 8;
    private const string Sha256 = "2.16.840.1.101.3.4.2.1", SigningCertificate = "1.2.840.113549.1.9.16.2.47", TimeStamp = "1.2.840.113549.1.9.16.2.14";
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4);

    private readonly Lazy<X509Certificate2Collection?> chain = new(() => Load(options.Value));

    /// <summary>Whether a certificate is set.</summary>
    public bool IsOn => chain.Value is not null;

    /// <summary>The PDF with its seal; as it is when no certificate is set.</summary>
    public async Task<byte[]> SealAsync(byte[] pdf, string reason, CancellationToken cancellation)
    {
        if (chain.Value is not { } certificates)
        {
            return pdf;
        }

        var prepared = Prepare(pdf, reason);
        var at = prepared.AsSpan().LastIndexOf("/ByteRange[0 0000000000"u8);
        var open = prepared.AsSpan(at).IndexOf("/Contents<"u8) + at + "/Contents".Length;
        var close = open + 2 + (Room * 2);
        Encoding.ASCII
            .GetBytes(string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {open:D10} {close:D10} {prepared.Length - close:D10}]"))
            .CopyTo(prepared, at);
        var signature = await SignAsync([.. prepared.AsSpan(0, open), .. prepared.AsSpan(close)], certificates, cancellation);
        if (signature.Length > Room)
        {
            throw new InvalidOperationException($"The signature takes {signature.Length} bytes.");
        }

        Encoding.ASCII.GetBytes(Convert.ToHexString(signature)).CopyTo(prepared, open + 1);
        return prepared;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var certificate in chain.IsValueCreated ? chain.Value ?? [] : [])
        {
            certificate.Dispose();
        }
    }

    // a field without area, outside of the page: it needs no appearance (PDF/A) and no tag (PDF/UA); the date stands in /M, where the baseline wants it
    private byte[] Prepare(byte[] pdf, string reason)
    {
        var update = new PdfIncrement(pdf);
        var (page, root) = (update.FirstPage(), update.Object(update.Root));
        var (body, at) = (update.Object(page), clock.GetUtcNow().UtcDateTime);
        var seal = update.Add(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 0000000000 0000000000 0000000000]"
                + $"/Contents<{new string('0', Room * 2)}>"
                + $"/Name{Text(options.Value.Name)}/Reason{Text(reason)}/M(D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)>>"
        );
        var field = update.Add(
            $"<</Type/Annot/Subtype/Widget/FT/Sig/T{Text("Cachet")}/TU{Text("Cachet électronique")}/F 132/Rect[-9 -9 -9 -9]/P {page}/V {seal}>>"
        );
        update.Replace(page, WithTabs(WithAnnotation(body, field)));
        if (root.Contains("/AcroForm", StringComparison.Ordinal))
        {
            throw new NotSupportedException("It already has a form.");
        }

        update.Replace(update.Root, PdfIncrement.With(root, $"/AcroForm {update.Add($"<</Fields[{field}]/SigFlags 3>>")}"));
        return update.Write();
    }

    private static string WithAnnotation(string page, string field)
    {
        var list = Annotations().Match(page);
        return list.Success ? $"{page[..list.Groups[1].Index]}{list.Groups[1].Value.TrimEnd()} {field}{page[(list.Groups[1].Index + list.Groups[1].Length)..]}"
            : page.Contains("/Annots", StringComparison.Ordinal) ? throw new NotSupportedException("Annotations by reference.")
            : PdfIncrement.With(page, $"/Annots[{field}]");
    }

    private static string WithTabs(string page) => page.Contains("/Tabs", StringComparison.Ordinal) ? page : PdfIncrement.With(page, "/Tabs/S");

    private async Task<byte[]> SignAsync(byte[] content, X509Certificate2Collection certificates, CancellationToken cancellation)
    {
        var own = certificates[0];
        var signed = new SignedCms(new ContentInfo(content), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, own)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.None,
        };
        signer.Certificates.AddRange(certificates);
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificate), NameOf(own)));
        signed.ComputeSignature(signer, silent: true);
        if (options.Value.TimeStampServer is { } server)
        {
            var stamp = await StampAsync(signed.SignerInfos[0], server, cancellation);
            signed.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(TimeStamp), stamp));
        }

        return signed.Encode();
    }

    private async Task<byte[]> StampAsync(SignerInfo signer, Uri server, CancellationToken cancellation)
    {
        var asked = Rfc3161TimestampRequest.CreateFromSignerInfo(
            signer,
            HashAlgorithmName.SHA256,
            requestSignerCertificates: true,
            nonce: RandomNumberGenerator.GetBytes(NonceBytes)
        );
        using var client = clients.CreateClient(Client);
        using var body = new ByteArrayContent(asked.Encode());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await client.PostAsync(server, body, cancellation);
        answer.EnsureSuccessStatusCode();
        return asked.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(cancellation), out _).AsSignedCms().Encode();
    }

    // SigningCertificateV2 / certs / ESSCertIDv2 (RFC 5035): SHA-256 is its default
    private static byte[] NameOf(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                using (writer.PushSequence(DirectoryName))
                {
                    writer.WriteEncodedValue(certificate.IssuerName.RawData);
                }

                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
        }

        return writer.Encode();
    }

    private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    // the certificate that has the key first, then the others
    private static X509Certificate2Collection? Load(PdfSealOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Certificate))
        {
            return null;
        }

        try
        {
            var found = X509CertificateLoader.LoadPkcs12CollectionFromFile(options.Certificate, options.Password);
            return found.Any(certificate => certificate.HasPrivateKey)
                ? [.. found.OrderByDescending(certificate => certificate.HasPrivateKey)]
                : throw new StartupException("Le fichier de PdfSeal__Certificate n’a pas de clé privée : le cachet ne peut pas être apposé.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException("Le fichier de PdfSeal__Certificate n’est pas lisible avec PdfSeal__Password : le cachet ne peut pas être apposé.");
        }
    }

    [GeneratedRegex(@"/Annots\s*\[([^\]]*)\]")]
    private static partial Regex Annotations();
}
