using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.PresentUnits;

/// <summary>The page; <paramref name="State"/> says why nothing is chosen now, as where an edition has its units presented together.</summary>
public sealed record PresentUnitsPage(FileHead Head, string? State, PresentUnitsForm Form)
{
    /// <summary>The units to choose from.</summary>
    public IReadOnlyList<Unit> Units => Head.Edition.AllUnits;

    public static PresentUnitsPage Of(FileHead head, PresentUnitsForm form) =>
        new(head, head.File.Presentation.MayChoose(head.Edition).Refusals.FirstOrDefault() is { } why ? FrenchText.NoBreak(why.Message) : null, form);

    /// <summary>What was chosen, in words.</summary>
    public static string Presented(FileHead head) => head.File.Presentation.IsForCommission
        ? FrenchText.Join(head.File.Presentation.Units.Select(key => head.Edition.Unit(key).Label))
        : $"tous les {head.Edition.Vocabulary.Units}";
}
