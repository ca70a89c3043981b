namespace CqpMutualite.Web.Features.Jury.AttachFile;

[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record AttachFileForm
{
    public string? Reference { get; init; }

    /// <summary>The hour that the passage keeps; null: after the others.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>A member in conflict withdraws for this file and a substitute stands in.</summary>
    public bool StandIn { get; init; }
}
