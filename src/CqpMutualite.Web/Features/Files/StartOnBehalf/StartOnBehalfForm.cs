using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Files.StartOnBehalf;

/// <summary>For whom, and why.</summary>
public sealed record StartOnBehalfForm
{
    /// <summary>The person, in one capacity.</summary>
    [Display(Name = "À la place de"), Required(ErrorMessage = "Choisissez la personne.")]
    public string? Person { get; init; }

    /// <summary>For the history of the file.</summary>
    [Display(Name = "Motif"), Required(ErrorMessage = "Dites pourquoi vous saisissez à sa place.")]
    [StringLength(300, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}
