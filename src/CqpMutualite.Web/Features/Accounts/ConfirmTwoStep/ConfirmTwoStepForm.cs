using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.ConfirmTwoStep;

public sealed record ConfirmTwoStepForm
{
    [Display(Name = "Code affiché par l’application"), Required(ErrorMessage = "Donnez le code à six chiffres.")]
    public string? Code { get; init; }
}
