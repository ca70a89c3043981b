using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>
/// Answers of the interview's guide that contradict each other on a unit: people may have good reasons, nothing is corrected for them, but a word is asked.
/// </summary>
public static class OrientationContradictions
{
    // the values of a level have no favour in the editions: the last one alone says that nothing is left to learn
    private const string Whole = "en-totalite";

    /// <summary>
    /// One reason a unit, beside its orientation. <paramref name="answers"/>: value by key. Nothing on the units of a candidate who goes to the VAE, nor on a
    /// unit whose orientation is not given yet.
    /// </summary>
    public static IReadOnlyList<Refusal> Of(Referential edition, IReadOnlyDictionary<string, string> answers)
    {
        var questions = edition.Booklet(BookletKeys.Guide)!.Questions(edition).ToList();
        var vae = questions.Any(question => question.Field.Meaning == Meaning.Route && answers.GetValueOrDefault(question.Key) == FileOrientation.VaeWay);
        return vae ? [] :
        [
            .. questions
                .Where(question => question.Field.Meaning == Meaning.DirectlyAssessed)
                .Select(orientation => Of(edition, orientation, questions.FindAll(question => question.Unit == orientation.Unit), answers))
                .OfType<Refusal>(),
        ];
    }

    /// <summary>Those on which nobody has said why. <paramref name="words"/>: the word beside an answer, by key.</summary>
    public static IReadOnlyList<Refusal> Unexplained(
        Referential edition,
        IReadOnlyDictionary<string, string> answers,
        IReadOnlyDictionary<string, string> words) => [.. Of(edition, answers).Where(found => !words.ContainsKey(found.Field!))];

    private static Refusal? Of(Referential edition, Question orientation, List<Question> ofUnit, IReadOnlyDictionary<string, string> answers)
    {
        if (edition.Scale(orientation.Field.Scale!).Value(answers.GetValueOrDefault(orientation.Key))?.Favourable is not { } directly)
        {
            return null;
        }

        var levels = ofUnit
            .Where(question => question.Field.Meaning == Meaning.Level && answers.ContainsKey(question.Key))
            .Select(question => answers[question.Key])
            .ToList();
        var modules = ofUnit.Find(question => question.Field.Meaning == Meaning.ToTrain);
        var planned = modules is null ? null : answers.GetValueOrDefault(modules.Key);
        return directly switch
        {
            true when levels.Exists(level => level != Whole) => FileRefusals.DirectBelowLevel(orientation.Key),
            false when levels.Count > 0 && levels.TrueForAll(level => level == Whole) => FileRefusals.TrainedAtLevel(orientation.Key),
            true when planned is not null => FileRefusals.DirectWithModules(orientation.Key),
            false when modules is not null && planned is null => FileRefusals.TrainedWithoutModule(orientation.Key),
            false when planned?.Any(char.IsAsciiDigit) == false => FileRefusals.ModuleWithoutHours(orientation.Key),
            _ => null,
        };
    }
}
