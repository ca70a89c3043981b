using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>What the candidate writes in the evaluation booklet: their part, handed over once, and their comment on the results.</summary>
public static class CandidateSheet
{
    public const string Key = BookletKeys.Evaluation;

    private static readonly AnswerWriting Writing = new(Key, Voice.Candidate, file => file.Evaluation.MayWriteCandidatePart());

    private static readonly AnswerWriting Commenting = new(Key, Voice.Candidate, file => file.Results.MayComment());

    /// <summary>The answers of the part; null when the edition has none.</summary>
    public static AnswersAsked? PartAsked(FileActing begun) =>
        Part(begun.Edition) is { Count: > 0 } questions ? new AnswersAsked(Writing, questions, new AnswersWritten(AnswerPlace.CandidatePart)) : null;

    /// <summary>The comments, which have their own time; null when the edition asks for none.</summary>
    public static AnswersAsked? CommentsAsked(FileActing begun) =>
        Comments(begun.Edition) is { Count: > 0 } questions ? new AnswersAsked(Commenting, questions, new AnswersWritten(AnswerPlace.CandidateComment)) : null;

    /// <summary>The part, handed over with its answers; the file is asked before the sheet changes.</summary>
    public static AnswersAsked? HandedOver(FileActing begun) => PartAsked(begun) is not { } part ? null : part with
    {
        Writing = part.Writing with
        {
            Then = (head, sheet) =>
            {
                var allowed = head.File.Evaluation.MayHandOverCandidatePart();
                var given = allowed.IsAccepted ? sheet.SubmitCandidatePart(part.Questions, begun.Now) : allowed;
                return given.IsAccepted ? head.File.Evaluation.HandOverCandidatePart(begun.Today) : given;
            },
        },
    };

    /// <summary>The questions of the candidate's part; none when the edition has no such part.</summary>
    public static IReadOnlyList<Question> Part(Referential edition) => Of(edition, comment: false);

    /// <summary>The comments on the results; none in most editions.</summary>
    public static IReadOnlyList<Question> Comments(Referential edition) => Of(edition, comment: true);

    /// <summary>Values given in a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    /// <summary>Required answers given and expected among some questions.</summary>
    public static (int Given, int Expected) Count(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> values)
    {
        var required = questions.Where(question => question.Field.Required).ToList();
        return (required.Count(question => values.ContainsKey(question.Key)), required.Count);
    }

    /// <summary>« 12 réponses sur 21 ».</summary>
    public static string Progress((int Given, int Expected) count) => $"{count.Given} {(count.Given < 2 ? "réponse" : "réponses")} sur {count.Expected}";

    private static IReadOnlyList<Question> Of(Referential edition, bool comment)
    {
        var own = edition.Booklet(Key)?.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate);
        return [.. own?.Where(question => (question.Field.Meaning == Meaning.CandidateComment) == comment) ?? []];
    }
}
