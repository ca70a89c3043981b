using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.ForgottenPassword;

/// <summary>What is typed to receive a link.</summary>
public sealed record ForgottenPasswordForm
{
    [Display(Name = "Adresse électronique"), Required(ErrorMessage = "Donnez votre adresse électronique.")]
    [MailedAddress]
    public string? Email { get; init; }
}
