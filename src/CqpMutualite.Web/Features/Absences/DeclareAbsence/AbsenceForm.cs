using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Absences.DeclareAbsence;

/// <summary>From when to when, and by whom. The aggregate says what is wrong with it.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record AbsenceForm
{
    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }

    /// <summary>The capacity of the colleague.</summary>
    [Display(Name = "Remplacement par")]
    public Guid? StandIn { get; init; }
}
