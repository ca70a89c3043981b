using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;

namespace CqpMutualite.Web.Features.Jury.DeclareLink;

/// <summary>What is declared.</summary>
public sealed record DeclareLinkForm
{
    /// <summary>Kind.</summary>
    [Display(Name = "Quel lien avez-vous avec ce candidat ?")]
    public LinkKind? Kind { get; init; }

    /// <summary>Words.</summary>
    [Display(Name = "En quelques mots")]
    public string? Words { get; init; }
}
