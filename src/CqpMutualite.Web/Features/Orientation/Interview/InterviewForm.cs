using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Orientation.Interview;

/// <summary>What is typed besides the answers of the guide.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record InterviewForm
{
    /// <summary>Day of the interview, for an edition whose guide does not ask for it.</summary>
    [Display(Name = "Date de l’entretien")]
    public DateOnly? InterviewedOn { get; init; }
}
