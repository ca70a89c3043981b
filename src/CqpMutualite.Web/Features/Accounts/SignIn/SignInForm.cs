using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.SignIn;

/// <summary>What is typed to sign in.</summary>
public sealed record SignInForm
{
    [Display(Name = "Adresse électronique"), Required(ErrorMessage = "Donnez votre adresse électronique.")]
    public string? Email { get; init; }

    [Display(Name = "Mot de passe"), Required(ErrorMessage = "Donnez votre mot de passe."), DataType(DataType.Password)]
    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>Something was sent after the session had ended.</summary>
    public bool SessionLost { get; init; }
}
