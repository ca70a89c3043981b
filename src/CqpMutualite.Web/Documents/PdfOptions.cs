namespace CqpMutualite.Web.Documents;

/// <summary>Section <c>Pdf</c> of the configuration.</summary>
public sealed class PdfOptions
{
    /// <summary>Time allowed to one document; its typesetter is killed beyond, and another one tries once more.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Typesetters at work at the same time.</summary>
    public int Workers { get; set; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>Memory given to the documents already printed.</summary>
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>Name of the Node.js program.</summary>
    public string Node { get; set; } = "node";
}
