using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.Profile;

/// <summary>What one changes of oneself.</summary>
public sealed record ProfileForm
{
    /// <summary>Function, as printed beside a signature.</summary>
    [Display(Name = "Fonction"), StringLength(120, ErrorMessage = "La fonction tient en 120 signes.")]
    public string? JobTitle { get; init; }
}
