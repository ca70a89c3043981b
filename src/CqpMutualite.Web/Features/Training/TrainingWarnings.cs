using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training;

/// <summary>What deserves a look before the training is closed, and forbids nothing.</summary>
public static class TrainingWarnings
{
    /// <summary>
    /// Hours outside the edition's guide or below the certifier's minimum for a partial path, objectives not reached. <paramref name="minimum"/>:
    /// <see cref="Domain.Settings.OemmSettings.MinimumPartialHours"/>.
    /// </summary>
    public static IEnumerable<AlertLine> Of(FileHead head, CurrentUser user, ReadableSheet sheets, int? minimum)
    {
        var (file, edition) = (head.File, head.Edition);
        var all = file.PlaceOf(user.OrganisationId) is null or { CoversAll: true };
        if (all && file.Training.ShorterThan(minimum, edition))
        {
            yield return new AlertLine(
                $"{FrenchText.Hours(file.Training.Hours)} {(file.Training.Hours < 2 ? "saisie" : "saisies")} pour un parcours partiel.",
                $"Le certificateur attend {minimum}\u00A0heures au moins. Ce n’est qu’un avertissement.");
        }

        if (all && file.Modules.Count > 0 && file.Training.HoursOutsideGuide(edition) is { } guide)
        {
            yield return new AlertLine(
                $"{FrenchText.Hours(file.Training.Hours)} {(file.Training.Hours < 2 ? "saisie" : "saisies")} pour un parcours entier.",
                $"Le repère est de {guide.Minimum} à {guide.Maximum}\u00A0heures. L’organisme et l’entreprise décident de la durée\u00A0: ce n’est qu’un "
                    + $"avertissement."
            );
        }

        if (edition.Booklet(TrainingBooklet.Key) is not { } booklet)
        {
            yield break;
        }

        foreach (var unit in TrainingBooklet.Expected(head, user))
        {
            if (
                sheets.Units.GetValueOrDefault(unit.Key)?.SignedAt is not null
                && FormativeEvaluation.Result(edition, booklet, unit.Key, sheets.Printed) is { Favourable: not true } result
            )
            {
                yield return new AlertLine(
                    $"{unit.Label}\u00A0: {char.ToLower(result.Label[0], System.Globalization.CultureInfo.InvariantCulture)}{result.Label[1..]}.",
                    "Une nouvelle évaluation se tient un autre jour, sur un nouveau feuillet.",
                    Remedy: "Voir l’évaluation",
                    RemedyUrl: TrainingPaths.Unit(file.Reference, unit.Key)
                );
            }
        }
    }
}
