using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>Reads the evaluation booklet in the sense of the edition. Opinions are judged by people: nothing here computes one.</summary>
public static class EvaluationResult
{
    /// <summary>
    /// Whether the evaluation is positive, as the edition's <see cref="PositiveWhen"/> says. <paramref name="answers"/>: printed value by key.
    /// </summary>
    public static bool IsPositive(Referential edition, IReadOnlyDictionary<string, string> answers)
    {
        var meaning = edition.Rules.PositiveWhen == PositiveWhen.EveryOpinionFavourable ? Meaning.Opinion : Meaning.Assessment;
        return edition.Booklet(BookletKeys.Evaluation)!.Questions(edition)
            .Where(question => question.Field.Meaning == meaning)
            .All(question => edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key))?.Favourable == true);
    }

    /// <summary>Units whose activities the summary sheet says were not exercised; one that it says nothing of is incomplete, and is not among them.</summary>
    public static IEnumerable<Unit> NotExercised(Referential edition, IReadOnlyDictionary<string, string> answers) =>
        edition
            .Booklet(BookletKeys.Evaluation)!
            .Questions(edition)
            .Where(question =>
                question.Field.Meaning == Meaning.ActivitiesExercised
                && answers.TryGetValue(question.Key, out var value)
                && edition.Scale(question.Field.Scale!).Value(value)?.Favourable != true
            )
            .Select(question => edition.Unit(question.Unit!))
            .Distinct();

    /// <summary>Units on which a favourable opinion stands beside a result that is not, or the reverse: a comment is asked.</summary>
    public static IReadOnlyList<Unit> Contradictions(Referential edition, IReadOnlyDictionary<string, string> answers) => [.. edition.Units.Where(unit =>
    {
        var questions = edition.Booklet(BookletKeys.Evaluation)!.Questions(edition).Where(question => question.Unit == unit.Key).ToList();
        bool? Favourable(Question question) => edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key))?.Favourable;
        var opinion = questions.Where(question => question.Field.Meaning == Meaning.Opinion).Select(Favourable).FirstOrDefault();
        var results = questions.Where(question => question.Field.Meaning == Meaning.Assessment).Select(Favourable).ToList();
        return opinion is { } favourable && results.Count > 0 && (favourable ? results.Contains(false) : results.All(result => result == true));
    })];
}
