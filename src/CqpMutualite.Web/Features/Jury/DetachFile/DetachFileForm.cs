namespace CqpMutualite.Web.Features.Jury.DetachFile;

public sealed record DetachFileForm
{
    public string? Reference { get; init; }
}
