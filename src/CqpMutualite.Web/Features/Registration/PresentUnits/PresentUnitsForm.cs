using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Registration.PresentUnits;

/// <summary>What the candidate presents.</summary>
public sealed record PresentUnitsForm
{
    /// <summary>Keys of the units.</summary>
    public List<string> Units { get; init; } = [];

    /// <summary>The units presented so far.</summary>
    public static PresentUnitsForm Of(Referential edition) => new() { Units = [.. edition.Units.Select(unit => unit.Key)] };
}
