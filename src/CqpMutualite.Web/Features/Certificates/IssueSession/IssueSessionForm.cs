namespace CqpMutualite.Web.Features.Certificates.IssueSession;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record IssueSessionForm
{
    /// <summary>Null: every session shown.</summary>
    public Guid? Session { get; init; }
}
