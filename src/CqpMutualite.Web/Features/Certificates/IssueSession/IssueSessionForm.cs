namespace CqpMutualite.Web.Features.Certificates.IssueSession;

public sealed record IssueSessionForm
{
    /// <summary>Null: every session shown.</summary>
    public Guid? Session { get; init; }
}
