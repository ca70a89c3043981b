using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The dates set on a file, in one sentence.</summary>
internal static class TargetWords
{
    public static string Of(TargetsSet targets)
    {
        var given = new[]
        {
            ("entretien", targets.Interview),
            ("fin de la formation", targets.Training),
            ("évaluation", targets.Evaluation),
            ("transmission", targets.Transmission),
        }
            .Where(target => target.Item2 is not null)
            .Select(target => $"{target.Item1} le {FrenchText.PlainDate(target.Item2!.Value)}")
            .ToList();
        return given.Count == 0 ? "Échéances du dossier retirées" : $"Échéances du dossier fixées\u00A0: {FrenchText.Join(given)}";
    }
}
