namespace CqpMutualite.Web.Features.Registration.JoinPaper;

/// <summary>What is posted.</summary>
public sealed record JoinPaperForm
{
    /// <summary>Which paper of the list.</summary>
    public string? Paper { get; init; }

    /// <summary>The piece.</summary>
    public IFormFile? File { get; init; }
}
