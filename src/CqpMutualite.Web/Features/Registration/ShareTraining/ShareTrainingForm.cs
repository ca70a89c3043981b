using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Registration.ShareTraining;

/// <summary>The organisation of each unit, by key.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record ShareTrainingForm
{
    /// <summary>Organisation by key of the unit; null when it needs none.</summary>
    public Dictionary<string, Guid?> Units { get; init; } = [];

    /// <summary>The organisations chosen for these units, by key; those that left the list are missing.</summary>
    public Dictionary<string, Organisation> Among(List<Organisation> trainers, IEnumerable<Unit> units) => units
        .Select(unit => (unit.Key, Trainer: trainers.Find(known => known.Id == Units.GetValueOrDefault(unit.Key))))
        .Where(choice => choice.Trainer is not null).ToDictionary(choice => choice.Key, choice => choice.Trainer!);

    /// <summary>A refusal for each of these units whose organisation left the list.</summary>
    public Outcome Gone(IReadOnlyDictionary<string, Organisation> chosen, IEnumerable<Unit> units) => Outcome.From(units
        .Where(unit => Units.GetValueOrDefault(unit.Key) is not null && !chosen.ContainsKey(unit.Key))
        .Select(unit => new Refusal("registration.trainer-gone", Trainers.Gone, unit.Key)));

    /// <summary>The same refusals, each beside the field of its unit.</summary>
    public static Outcome Beside(Outcome refused) =>
        Outcome.From(refused.Refusals.Select(refusal => refusal.Field is { } unit ? refusal with { Field = $"{nameof(Units)}[{unit}]" } : refusal));
}
