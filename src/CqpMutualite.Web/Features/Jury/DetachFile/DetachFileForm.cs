namespace CqpMutualite.Web.Features.Jury.DetachFile;

/// <summary>Which file.</summary>
public sealed record DetachFileForm
{
    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }
}
