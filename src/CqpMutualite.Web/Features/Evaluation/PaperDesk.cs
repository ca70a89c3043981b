using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>A booklet filled by hand as its pages show it.</summary>
public sealed record PaperState(
    Guid ScanId,
    string ScanSha256,
    PaperStep Step,
    PaperSignatures Signatures,
    Guid? KeyedBy,
    string? KeyedByName,
    DateTimeOffset? KeyedAt,
    string? CheckedByName,
    DateTimeOffset? CheckedAt,
    string? SentBackBecause
);

/// <summary>
/// What is keyed from a booklet filled by hand: the results that the evaluators and the company give, unit by unit, then the summary sheet. What the candidate
/// wrote is read on the scan.
/// </summary>
public static class PaperDesk
{
    // keying is done in the printed voice
    private static readonly AnswerWriting Writing = new(EvaluationBooklet.Key, Voice.Official, file => file.Evaluation.PaperIsOpen());

    /// <summary>The paper of a file; null when it has none. One query.</summary>
    public static async Task<PaperState?> LoadAsync(AppDbContext db, FileHead head, CancellationToken cancellation) =>
        await db.PaperBooklets.AsNoTracking().SingleOrDefaultAsync(paper => paper.FileId == head.File.Id, cancellation) is { } found
            ? Of(found)
            : null;

    /// <summary>As its pages show it.</summary>
    public static PaperState Of(PaperBooklet found) =>
        new(
            found.ScanId,
            found.ScanSha256,
            found.Step,
            found.Signatures,
            found.KeyedBy,
            found.KeyedByName,
            found.KeyedAt,
            found.CheckedByName,
            found.CheckedAt,
            found.SentBackBecause
        );

    /// <summary>What is keyed on a unit, or on the summary sheet; empty for anything else.</summary>
    public static IReadOnlyList<Question> Questions(Referential edition, string part) =>
        part == EvaluationPaths.PaperSummary ? EvaluationBooklet.Of(edition).Summary is ({ } section, { } table) ? [.. table.Questions(edition, section)] : []
        : edition.Units.Any(unit => unit.Key == part) ? EvaluationBooklet.Of(edition).Assessed(part) : [];

    /// <summary>Its sections, with what is keyed only.</summary>
    public static IReadOnlyList<BookletSection> Sections(Referential edition, string part)
    {
        var booklet = EvaluationBooklet.Of(edition);
        return part == EvaluationPaths.PaperSummary
            ? [booklet.Summary.Section! with { Title = "Par " + edition.Vocabulary.Unit, Blocks = [booklet.Summary.Table!] }]
            :
            [
                .. booklet
                    .Sections(part)
                    .Select(section =>
                        section with
                        {
                            Blocks = [.. section.Blocks.Where(block => block is Grid or FieldBlock { Field.FilledBy: FilledBy.Evaluators })],
                        }
                    )
                    .Where(section => section.Blocks.Count > 0),
            ];
    }

    /// <summary>The parts to key, in order: each unit, then the summary sheet when the edition has one.</summary>
    public static IReadOnlyList<(string Part, string Label, string Title)> Parts(Referential edition) =>
        [
            .. edition.Units.Select(unit => (unit.Key, unit.Label, unit.Title)),
            .. EvaluationBooklet.Of(edition).Summary is ({ } section, not null)
                ? [(EvaluationPaths.PaperSummary, section.Title, "")]
                : Array.Empty<(string, string, string)>(),
        ];

    /// <summary>What is keyed of a part; null for anything else.</summary>
    public static AnswersAsked? Asked(FileActing begun, string part) => Questions(begun.Edition, part) is { Count: > 0 } questions
        ? new AnswersAsked(Writing, questions, new AnswersWritten(AnswerPlace.Paper, part == EvaluationPaths.PaperSummary ? null : part))
        : null;

    /// <summary>« D1 », « Synthèse ».</summary>
    public static string Code(Referential edition, string part) => part == EvaluationPaths.PaperSummary ? "Synthèse" : edition.Unit(part).Short;

    public static UnitTabs Tabs(Referential edition, string reference, IReadOnlyDictionary<string, string> values, string? current) =>
        new(
            [
                .. Parts(edition)
                    .Select(part =>
                    {
                        var required = Questions(edition, part.Part).Where(question => question.Field.Required).ToList();
                        return new UnitTab(
                            Code(edition, part.Part),
                            EvaluationPaths.PaperUnit(reference, part.Part),
                            required.Count(question => values.ContainsKey(question.Key)),
                            required.Count,
                            part.Part == current,
                            part.Title.Length > 0 ? part.Title : part.Label
                        );
                    }),
            ],
            FrenchText.Sentence(edition.Vocabulary.Units)
        );

    /// <summary>« Dossiers / CQP-2026-0042 / Livret papier / … ».</summary>
    public static IReadOnlyList<Crumb> Crumbs(FileHead head, string? tail = null) => tail is null
        ? head.Crumbs("Livret papier")
        : [.. head.Crumbs("Livret papier").SkipLast(1), new("Livret papier", EvaluationPaths.Paper(head.File.Reference)), new(tail)];
}
