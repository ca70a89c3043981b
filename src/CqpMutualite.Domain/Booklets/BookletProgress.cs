using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>How far a booklet is: answers given over answers expected, by unit, and what is missing.</summary>
public sealed class BookletProgress
{
    private readonly List<(Question Question, bool Answered)> questions;

    /// <param name="edition">The edition of the file.</param>
    /// <param name="booklet">The booklet.</param>
    /// <param name="values">Value of each printed answer, by key.</param>
    /// <param name="only">Restricts to some questions (those of the evaluators, of some units…); null for all.</param>
    public BookletProgress(Referential edition, Booklet booklet, IReadOnlyDictionary<string, string> values, Func<Question, bool>? only = null) =>
        questions = [.. booklet.Questions(edition).Where(only ?? (_ => true)).Select(question => (question, values.ContainsKey(question.Key)))];

    /// <summary>Required questions without an answer, in the order of the paper.</summary>
    public IReadOnlyList<Question> Missing => [.. questions.Where(entry => entry.Question.Field.Required && !entry.Answered).Select(entry => entry.Question)];

    public bool IsComplete => Missing.Count == 0;

    /// <summary>Answers given and expected (required ones) on one unit; null: on the whole.</summary>
    public (int Given, int Expected) Count(string? unit = null)
    {
        var required = questions.Where(entry => entry.Question.Field.Required && (unit is null || entry.Question.Unit == unit)).ToList();
        return (required.Count(entry => entry.Answered), required.Count);
    }
}
