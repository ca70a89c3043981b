namespace CqpMutualite.Web.Features.Certificates.IssueSession;

/// <summary>Which session.</summary>
public sealed record IssueSessionForm
{
    /// <summary>The session.</summary>
    public Guid Session { get; init; }
}
