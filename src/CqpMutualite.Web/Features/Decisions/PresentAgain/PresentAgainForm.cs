using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Decisions.PresentAgain;

/// <summary>Who trains; the choice of each unit is posted beside.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record PresentAgainForm
{
    /// <summary>Value of « une formation d’abord ».</summary>
    public const string Training = "formation";

    /// <summary>Value of « évalué directement ».</summary>
    public const string Direct = "directe";

    [Display(Name = "Organisme de formation")]
    public Guid? OrganisationId { get; init; }

    /// <summary>Whether a training comes first, by unit; a unit without a choice is absent.</summary>
    public static IReadOnlyDictionary<string, bool> ChoicesOf(Referential edition, IFormCollection posted) =>
        edition
            .AllUnits.Select(unit => (unit.Key, Value: posted[AnswerFields.Value(unit.Key)].ToString()))
            .Where(choice => choice.Value is Training or Direct)
            .ToDictionary(choice => choice.Key, choice => choice.Value == Training);
}
