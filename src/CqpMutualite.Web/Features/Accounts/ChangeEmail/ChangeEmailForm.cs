using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.ChangeEmail;

/// <summary>What is typed to change address.</summary>
public sealed record ChangeEmailForm
{
    [Display(Name = "Nouvelle adresse électronique"), Required(ErrorMessage = "Donnez la nouvelle adresse.")]
    [MailedAddress]
    public string? Email { get; init; }

    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }
}
