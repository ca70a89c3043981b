using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>The code.</summary>
public sealed record SecondStepForm
{
    /// <summary>Of the application, or of recovery.</summary>
    [Display(Name = "Code"), Required(ErrorMessage = "Donnez le code.")]
    public string? Code { get; init; }

    /// <summary>It is a recovery code.</summary>
    public bool Secours { get; init; }

    /// <summary>Where to go afterwards.</summary>
    public string? Retour { get; init; }
}
