using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Registration.PresentUnits;

[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record PresentUnitsForm
{
    public List<string> Units { get; init; } = [];

    /// <summary>The units presented so far.</summary>
    public static PresentUnitsForm Of(Referential edition) => new() { Units = [.. edition.Units.Select(unit => unit.Key)] };
}
