using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.TwoStep;

[NeedsNoValidator("The password itself is tried.")]
public sealed record TwoStepForm
{
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }
}
