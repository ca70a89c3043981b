using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.TwoStep;

/// <summary>The password.</summary>
public sealed record TwoStepForm
{
    /// <summary>The present one.</summary>
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }
}
