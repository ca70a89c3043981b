using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>What the candidate writes in the evaluation booklet: their part, handed over once, and their comment on the results.</summary>
public static class CandidateSheet
{
    /// <summary>Key of the booklet.</summary>
    public const string Key = "livret-evaluation";

    /// <summary>Its answers, which only the candidate writes.</summary>
    public static readonly AnswerWriting Writing = new(Key, Voice.Candidate, file => file.Evaluation.MayWriteCandidatePart());

    private static readonly AnswerWriting Commenting = new(Key, Voice.Candidate, file => file.Results.MayComment());

    /// <summary>Writes the part, or a comment: each has its time.</summary>
    public static AnswerWriting WritingOf(Question question) => question.Field.Meaning == Meaning.CandidateComment ? Commenting : Writing;

    /// <summary>The questions of the candidate's part; none when the edition has no such part.</summary>
    public static IReadOnlyList<Question> Part(Referential edition) => Of(edition, comment: false);

    /// <summary>The comments on the results; none in most editions.</summary>
    public static IReadOnlyList<Question> Comments(Referential edition) => Of(edition, comment: true);

    /// <summary>The sheet to write in, with the candidate's answers. One query.</summary>
    public static Task<Sheet> OpenAsync(AppDbContext db, FileHead head, CancellationToken cancellation) =>
        WritableSheet.ForAsync(db, head.File, Key, cancellation, Voice.Candidate);

    /// <summary>Values given in a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    /// <summary>Revisions of a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, int> RevisionsOf(Sheet sheet) => sheet.Answers.ToDictionary(answer => answer.Field, answer => answer.Revision);

    /// <summary>Required answers given and expected among some questions.</summary>
    public static (int Given, int Expected) Count(IEnumerable<Question> questions, IReadOnlyDictionary<string, string> values)
    {
        var required = questions.Where(question => question.Field.Required).ToList();
        return (required.Count(question => values.ContainsKey(question.Key)), required.Count);
    }

    /// <summary>« 12 réponses sur 21 ».</summary>
    public static string Progress((int Given, int Expected) count) => $"{count.Given} {(count.Given < 2 ? "réponse" : "réponses")} sur {count.Expected}";

    private static IReadOnlyList<Question> Of(Referential edition, bool comment) =>
        [.. edition.Booklet(Key)?.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate && (question.Field.Meaning == Meaning.CandidateComment) == comment) ?? []];
}
