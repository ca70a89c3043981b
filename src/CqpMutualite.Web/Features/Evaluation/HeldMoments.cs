using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The moments held, as the summary sheet tells the dates and the conditions of an evaluation.</summary>
public static class HeldMoments
{
    /// <summary>A proposal for each date and condition that is empty and of whose unit a moment was held, by key of the answer.</summary>
    public static IReadOnlyDictionary<string, string> Proposals(
        Referential edition,
        UnitTable table,
        IReadOnlyDictionary<string, string> printed,
        IReadOnlyCollection<EvaluationMoment> moments
    )
    {
        var proposals = new Dictionary<string, string>();
        foreach (var unit in edition.Units)
        {
            var held = moments.Where(moment => moment.HeldOn is not null && moment.Units.Contains(unit.Key)).OrderBy(moment => moment.HeldOn).ToList();
            foreach (var column in table.Columns.Where(column => held.Count > 0 && column.Meaning is Meaning.EvaluationDates or Meaning.EvaluationConditions))
            {
                var key = table.AnswerKey(unit.Key, column);
                if (held.Count > 0 && !printed.ContainsKey(key))
                {
                    proposals[key] = column.Meaning == Meaning.EvaluationDates ? Dates(held) : Conditions(held);
                }
            }
        }

        return proposals;
    }

    // « 12 novembre 2026 et 14 novembre 2026 »
    private static string Dates(IEnumerable<EvaluationMoment> held) =>
        FrenchText.Join(held.Select(moment => moment.HeldOn!.Value).Distinct().Select(FrenchText.PlainDate));

    // « 3 situations observées (agence de Nantes, 2 h 30) ; 1 entretien complémentaire (agence de Nantes, 15 min) »
    private static string Conditions(IEnumerable<EvaluationMoment> held) =>
        string.Join(
            $"{FrenchText.NarrowSpace}; ",
            held.GroupBy(moment => moment.Kind)
                .OrderBy(kind => kind.Key)
                .Select(kind =>
                    $"{MomentWords.Count(kind.Key, kind.Count())} "
                        + "("
                        + string.Join(", ", kind.Select(moment => moment.Place).Distinct().Append(MomentWords.Duration(kind.Sum(moment => moment.Minutes))))
                        + ")"
                )
        );
}
