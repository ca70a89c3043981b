using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.PersonAccount;

/// <summary>Why the second step is taken off.</summary>
public sealed record ResetTwoStepForm
{
    /// <summary>For the history of the account.</summary>
    [Display(Name = "Motif"), Required(ErrorMessage = "Dites pourquoi, et comment vous avez reconnu la personne.")]
    [StringLength(300, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}
