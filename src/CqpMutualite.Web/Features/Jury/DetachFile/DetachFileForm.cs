namespace CqpMutualite.Web.Features.Jury.DetachFile;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record DetachFileForm
{
    public string? Reference { get; init; }
}
