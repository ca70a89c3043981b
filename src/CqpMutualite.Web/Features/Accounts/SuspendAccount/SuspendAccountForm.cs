using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.SuspendAccount;

/// <summary>Why the account is suspended, or opens again.</summary>
public sealed record SuspendAccountForm
{
    /// <summary>For the history of the account.</summary>
    [Display(Name = "Motif"), Required(ErrorMessage = "Dites pourquoi.")]
    [StringLength(300, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}
