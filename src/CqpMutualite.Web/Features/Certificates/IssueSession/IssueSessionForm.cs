namespace CqpMutualite.Web.Features.Certificates.IssueSession;

public sealed record IssueSessionForm
{
    public Guid Session { get; init; }
}
