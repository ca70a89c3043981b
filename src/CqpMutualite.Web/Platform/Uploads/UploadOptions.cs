namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>Section <c>Uploads</c> of the configuration.</summary>
public sealed class UploadOptions
{
    private const long Million = 1_000_000;

    /// <summary>Largest piece accepted, in megabytes (millions of bytes).</summary>
    public int MaximumMegabytes { get; set; } = 15;

    /// <summary>Hours during which a content that nothing names is left in the store: the time of a request, and of a restored backup.</summary>
    public double OrphanGraceHours { get; set; } = 24;

    public long MaximumBytes => MaximumMegabytes * Million;
}
