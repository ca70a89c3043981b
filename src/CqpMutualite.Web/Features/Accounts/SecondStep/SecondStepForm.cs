using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

public sealed record SecondStepForm
{
    /// <summary>Of the application, or of recovery.</summary>
    [Display(Name = "Code"), Required(ErrorMessage = "Donnez le code.")]
    public string? Code { get; init; }

    /// <summary>It is a recovery code.</summary>
    public bool Recovers { get; init; }

    public string? ReturnUrl { get; init; }
}
