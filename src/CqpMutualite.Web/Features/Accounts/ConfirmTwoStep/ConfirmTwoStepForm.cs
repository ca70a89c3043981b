using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.ConfirmTwoStep;

/// <summary>The first code.</summary>
public sealed record ConfirmTwoStepForm
{
    /// <summary>Six digits.</summary>
    [Display(Name = "Code affiché par l’application"), Required(ErrorMessage = "Donnez le code à six chiffres.")]
    public string? Code { get; init; }
}
