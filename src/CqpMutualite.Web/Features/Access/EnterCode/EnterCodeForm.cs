using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Access.EnterCode;

/// <summary>The form, under its link.</summary>
public sealed record EnterCodePage(string Token, EnterCodeForm Form);

public sealed record EnterCodeForm
{
    [Display(Name = "Code reçu"), Required(ErrorMessage = "Recopiez les six chiffres du message.")]
    public string? Code { get; init; }
}
