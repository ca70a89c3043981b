using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Exchanges;

namespace CqpMutualite.Web.Features.Exchanges.FollowThread;

/// <summary>What is said, and to whom beside one's own group. The aggregate asks for the rest.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record CommentForm
{
    [Display(Name = "Destinataires")]
    public IReadOnlyList<ExchangeGroup>? Readers { get; init; }

    [Display(Name = "Message"), DataType(DataType.MultilineText)]
    public string? Text { get; init; }
}
