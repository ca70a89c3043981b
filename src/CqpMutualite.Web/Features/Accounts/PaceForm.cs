using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>How often one is written to.</summary>
public sealed record PaceForm
{
    [Display(Name = "Rythme des messages"), Required(ErrorMessage = "Choisissez un rythme.")]
    public MessagePace? Pace { get; init; }
}
