using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace CqpMutualite.Web.Features.Accounts.SignIn;

/// <summary>What is typed to sign in.</summary>
public sealed record SignInForm
{
    [Display(Name = "Adresse électronique"), Required(ErrorMessage = "Donnez votre adresse électronique.")]
    public string? Email { get; init; }

    [Display(Name = "Mot de passe"), Required(ErrorMessage = "Donnez votre mot de passe."), DataType(DataType.Password)]
    public string? Password { get; init; }

    /// <summary>Only for who must wait: both steps at once let them in.</summary>
    [Display(Name = "Code de l’application"), StringLength(10, ErrorMessage = "Le code a six chiffres.")]
    public string? Code { get; init; }

    /// <summary>The code without its spaces.</summary>
    internal string? CodeAsTyped => Code?.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The field of the code is shown.</summary>
    public bool AsksCode { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>Something was sent after the session had ended.</summary>
    public bool SessionLost { get; init; }

    /// <summary>The directories of organisations, for the page.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<DirectoryLink> Directories { get; init; } = [];
}

/// <summary>A way in by the directory of an organisation.</summary>
public sealed record DirectoryLink(string Label, string Url);
