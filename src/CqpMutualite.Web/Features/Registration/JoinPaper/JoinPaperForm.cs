namespace CqpMutualite.Web.Features.Registration.JoinPaper;

[NeedsNoValidator("Its reception looks into the file.")]
public sealed record JoinPaperForm
{
    /// <summary>Which paper of the list.</summary>
    public string? Paper { get; init; }

    public IFormFile? File { get; init; }
}
