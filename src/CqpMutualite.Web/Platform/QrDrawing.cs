using System.Globalization;
using System.Text;
using QRCoder;

namespace CqpMutualite.Web.Platform;

/// <summary>A QR code as the path of an SVG drawing: one square of one unit for each dark module.</summary>
/// <param name="Size">Units of each side, quiet zone included.</param>
/// <param name="Path">The <c>d</c> of the path.</param>
public sealed record QrDrawing(int Size, string Path)
{
    /// <summary>The whole drawing, for a document.</summary>
    public string Svg =>
        $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Size} {Size}' width='{Size}' height='{Size}'><path fill='#000' d='{Path}'/></svg>";

    /// <summary>Draws a text; a quarter of it may be hidden.</summary>
    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new QrDrawing(rows.Count, path.ToString());
    }
}
