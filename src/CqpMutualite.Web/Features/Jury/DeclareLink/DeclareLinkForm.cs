using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;

namespace CqpMutualite.Web.Features.Jury.DeclareLink;

[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record DeclareLinkForm
{
    [Display(Name = "Quel lien avez-vous avec ce candidat ?")]
    public LinkKind? Kind { get; init; }

    [Display(Name = "En quelques mots")]
    public string? Words { get; init; }
}
