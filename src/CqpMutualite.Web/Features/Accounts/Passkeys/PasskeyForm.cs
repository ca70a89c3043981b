using System.ComponentModel.DataAnnotations;

namespace CqpMutualite.Web.Features.Accounts.Passkeys;

public sealed record PasskeyForm
{
    /// <summary>What its holder calls it.</summary>
    [Display(Name = "Nom de la clé"), Required(ErrorMessage = "Donnez un nom à cette clé."), StringLength(60, ErrorMessage = "Le nom tient en 60 signes.")]
    public string? Name { get; init; }

    /// <summary>What the browser made, as JSON.</summary>
    public string? Credential { get; init; }
}
