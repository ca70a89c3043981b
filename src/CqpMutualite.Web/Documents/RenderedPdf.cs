using System.Globalization;

namespace CqpMutualite.Web.Documents;

/// <summary>A printed document, and the characters that could not be printed as they are.</summary>
public sealed record RenderedPdf(byte[] Bytes, IReadOnlyList<ReplacedCharacter> Replaced);

/// <summary>A character dropped (control) or drawn as « □ » (no font has it), and how many times.</summary>
public sealed record ReplacedCharacter(int CodePoint, int Count)
{
    /// <summary>« U+4E2D ».</summary>
    public string Notation => "U+" + CodePoint.ToString("X4", CultureInfo.InvariantCulture);
}

/// <summary>The standard a file is checked against; one a file.</summary>
public enum PdfStandard
{
    /// <summary>PDF/A-2a: to keep. Tagged as well.</summary>
    Archive,

    /// <summary>PDF/UA-1: to hand out where the accessibility standard itself is asked for.</summary>
    Accessible,
}
