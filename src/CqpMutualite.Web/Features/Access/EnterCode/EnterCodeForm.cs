using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Access.EnterCode;

/// <summary>The form, under its link.</summary>
public sealed record EnterCodePage(string Token, EnterCodeForm Form);

/// <summary>What is typed.</summary>
public sealed record EnterCodeForm
{
    /// <summary>The code received.</summary>
    [Display(Name = "Code reçu"), Required(ErrorMessage = "Recopiez les six chiffres du message.")]
    public string? Code { get; init; }
}
