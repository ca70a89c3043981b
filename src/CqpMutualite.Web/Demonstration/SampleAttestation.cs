using System.Globalization;
using System.Text;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Demonstration;

/// <summary>
/// The attestation joined to every invented file: one page of PDF that says it is an example. Its content is kept once, whatever the number of files.
/// </summary>
internal static class SampleAttestation
{
    private const string Words = "BT /F1 18 Tf 72 740 Td (Attestation de formation) Tj 0 -28 Td /F1 12 Tf (Document d'exemple, sans valeur.) Tj ET";

    public static async Task<AttachmentContent> KeepAsync(ContentStores stores, CancellationToken cancellation)
    {
        var bytes = Pdf();
        return new AttachmentContent(
            "Attestation de formation.pdf",
            MediaKind.Pdf.MediaType,
            bytes.Length,
            await stores.Pieces.KeepAsync(bytes, cancellation)
        );
    }

    private static byte[] Pdf()
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {Words.Length} >>\nstream\n{Words}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var (rank, content) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{rank + 1} 0 obj\n{content}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
