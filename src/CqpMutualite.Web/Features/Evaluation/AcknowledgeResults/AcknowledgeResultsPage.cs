using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Evaluation.AcknowledgeResults;

/// <summary>What the results say of a unit, in short. <paramref name="Line"/>: the criteria met; <paramref name="Comment"/>: the evaluators’.</summary>
public sealed record ResultInShort(string Label, string Title, Tag? Opinion, string Line, string? Comment);

/// <summary>
/// The page; <paramref name="State"/> says why there is nothing to sign, <paramref name="HasComment"/> that the edition asks what the candidate thinks.
/// </summary>
public sealed record AcknowledgeResultsPage(FileHead Head, string? State, Document? Document, bool HasComment, AcknowledgeResultsForm Form)
{
    /// <summary>The results on one page, before the booklet; empty when there is nothing to read.</summary>
    public IReadOnlyList<ResultInShort> Short { get; init; } = [];

    /// <summary>The booklet is drawn when there is something to sign, or it was signed.</summary>
    public static async Task<AcknowledgeResultsPage> LoadAsync(FileActing begun, AcknowledgeResultsForm form, CancellationToken cancellation)
    {
        var (head, results) = (begun.Head, begun.File.Results);
        var may = results.MayPresent();
        var state = results.PresentedOn is { } day ? $"Les résultats vous ont été présentés le {FrenchText.PlainDate(day)}."
            : may.IsAccepted ? null
            : begun.File.Evaluation.CompletedOn is null ? SheetRefusals.NothingToAcknowledge.Message
            : may.Refusals[0].Message;
        var drawn = state is null || results.PresentedOn is not null
            ? await FileSheets.DrawAsync(begun.Db, Readership.Of(begun.User), head, EvaluationBooklet.Key, begun.Now, cancellation)
            : null;
        var hash = drawn is { } read ? SignatureDesk.HashOf(head, EvaluationBooklet.Key, read.Sheet.Sheet, read.Sheet.Answers, SignatoryRole.Candidate) : null;
        return new AcknowledgeResultsPage(
            head,
            state is null ? null : FrenchText.NoBreak(state),
            drawn?.Document,
            CandidateSheet.Comments(head.Edition).Count > 0,
            form with { Secret = null, Hash = hash })
        {
            Short = drawn is { } shown ? [.. head.Edition.Units.Select(unit => ShortOf(head.Edition, unit, shown.Sheet.Printed))] : [],
        };
    }

    private static ResultInShort ShortOf(Referential edition, Unit unit, IReadOnlyDictionary<string, string> answers)
    {
        var asked = EvaluationBooklet.Of(edition).Assessed(unit.Key);
        ScaleValue? ValueOf(Question question) => edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key));
        var opinion = asked.Where(question => question.Field.Meaning == Meaning.Opinion).Select(ValueOf).FirstOrDefault();
        var results = asked.Where(question => question.Field.Meaning == Meaning.Assessment).Select(ValueOf).ToList();
        return new ResultInShort(
            unit.Label,
            unit.Title,
            opinion is null ? null : Tag.Result(opinion.Favourable == true, opinion.Label),
            $"{results.Count(result => result?.Favourable == true)} sur {FrenchText.Plural(results.Count, "critère", "critères")}",
            asked.FirstOrDefault(question => question.Field.Meaning == Meaning.EvaluatorsComment) is { } comment
                ? answers.GetValueOrDefault(comment.Key)
                : null);
    }
}
