using CqpMutualite.Domain.Referentials;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Training;

/// <summary>The fields of a module, new or to correct. <paramref name="Units"/>: those that the reader trains.</summary>
public sealed record ModuleFields(Referential Edition, ModuleForm Form, IReadOnlyList<Unit> Units)
{
    /// <summary>« Domaine », « Bloc ».</summary>
    public string UnitWord => FrenchText.Sentence(Edition.Vocabulary.Unit);

    /// <summary>Units to attach a module to; those to train first in mind, all allowed.</summary>
    public IEnumerable<SelectListItem> Choices => Units.Select(unit => new SelectListItem($"{unit.Label} – {unit.Title}", unit.Key));

    /// <summary>What the edition says of a module and its units.</summary>
    public string UnitHint => Edition.Rules.ModuleBelongsToOneUnit
        ? $"Un module ne se rattache qu’à un seul {Edition.Vocabulary.Unit}."
        : $"Un module qui sert plusieurs {Edition.Vocabulary.Units} se saisit pour chacun, avec la part d’heures qui lui revient.";
}
