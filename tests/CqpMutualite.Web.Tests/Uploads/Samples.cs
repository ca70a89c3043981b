using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace CqpMutualite.Web.Tests.Uploads;

/// <summary>Small contents of each type.</summary>
internal static class Samples
{
    public static byte[] Png { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Jpeg { get; } = Written();

    public static byte[] Executable { get; } = [(byte)'M', (byte)'Z', 0x90, 0x00, .. Enumerable.Range(0, 4096).Select(value => (byte)value)];

    public static byte[] Pdf(string words) =>
        Encoding.ASCII.GetBytes(
            $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {words}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
        );

    private static byte[] Written()
    {
        using var image = new Image<Rgba32>(4, 3, Color.SeaGreen);
        using var written = new MemoryStream();
        image.SaveAsJpeg(written);
        return written.ToArray();
    }
}
