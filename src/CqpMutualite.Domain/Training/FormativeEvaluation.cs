using System.Globalization;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Training;

/// <summary>What the training organisation has written so far, beside the modules: read from the store, judged by the file.</summary>
/// <param name="Answers">Value by key of the training booklet, last sheet of each unit, in the trainer's voice.</param>
/// <param name="SignedUnits">Units whose last sheet is signed.</param>
/// <param name="AttestedUnits">Units with at least one attestation joined.</param>
public sealed record TrainingRecord(IReadOnlyDictionary<string, string> Answers, IReadOnlySet<string> SignedUnits, IReadOnlySet<string> AttestedUnits);

/// <summary>The formative evaluation of one unit, as the edition draws it: what it asks, and when it can be signed.</summary>
public static class FormativeEvaluation
{
    /// <summary>What the trainer answers on a unit (null: outside the units). The mention is not asked again once the interview has decided it.</summary>
    public static bool Asks(Question question, string? unit, string? mention) =>
        question.Unit == unit && question.Field.FilledBy == FilledBy.Trainer && (mention is null || question.Field.Meaning != Meaning.Mention);

    /// <summary>How far that part is.</summary>
    public static BookletProgress Progress(Referential edition, Booklet booklet, string? unit, IReadOnlyDictionary<string, string> answers, string? mention) =>
        new(edition, booklet, answers, question => Asks(question, unit, mention));

    /// <summary>Whether the booklet has a place for the trainer to sign on that unit.</summary>
    public static bool IsSigned(Booklet booklet, string unit) => Signatory(booklet, unit) is not null;

    /// <summary>The place where the trainer signs; null when the booklet has none.</summary>
    public static Signatory? Signatory(Booklet booklet, string unit) =>
        booklet
            .Blocks.Where(pair => pair.Section.Unit == unit)
            .Select(pair => pair.Block)
            .OfType<SignaturesBlock>()
            .SelectMany(block => block.Signatories)
            .FirstOrDefault(signatory => signatory.Role == SignatoryRole.Trainer);

    /// <summary>The overall result of a unit; null while nobody gave it.</summary>
    public static ScaleValue? Result(Referential edition, Booklet booklet, string unit, IReadOnlyDictionary<string, string> answers) =>
        Find(edition, booklet, unit, Meaning.FormativeResult) is { } question
            ? edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key))
            : null;

    /// <summary>The day of the evaluation; null while nobody gave it.</summary>
    public static DateOnly? HeldOn(Referential edition, Booklet booklet, string unit, IReadOnlyDictionary<string, string> answers) =>
        Find(edition, booklet, unit, Meaning.FormativeDate) is { } question ? AnswerValue.Day(answers.GetValueOrDefault(question.Key)) : null;

    /// <summary>
    /// What forbids keeping that day: to come, absurd, or not after the sheet that this one follows. <paramref name="value"/>: the day typed, in ISO form.
    /// </summary>
    public static Refusal? RefusalOfDay(Question question, string? value, DateOnly? previous, DateOnly today) =>
        question.Field.Meaning != Meaning.FormativeDate
            ? null
            : AnswerValue.Day(value) switch
            {
                { } day when day > today => SheetRefusals.InFuture(question.Key),
                { } day when previous is { } before && day <= before => SheetRefusals.NotAfter(
                    question.Key,
                    before.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)
                ),
                _ => null,
            };

    /// <summary>What is missing before the trainer signs the sheet of a unit.</summary>
    public static IReadOnlyList<Refusal> MissingForSignature(
        Referential edition,
        Booklet booklet,
        string unit,
        IReadOnlyDictionary<string, string> answers,
        string? mention,
        DateOnly? previous,
        DateOnly today
    ) =>
        [
            .. Progress(edition, booklet, unit, answers, mention).Missing.Select(question => SheetRefusals.AnswerMissing(question.Key)),
            .. Find(edition, booklet, unit, Meaning.FormativeDate) is { } date
            && RefusalOfDay(date, answers.GetValueOrDefault(date.Key), previous, today) is { } refusal
                ? [refusal]
                : Array.Empty<Refusal>(),
        ];

    /// <summary>Whether another evaluation may be held: this one is signed and its objective is not fully reached.</summary>
    public static Outcome MayHoldAnother(Referential edition, Booklet booklet, Sheet signed)
    {
        if (signed.SignedAt is null)
        {
            return SheetRefusals.NotSignedYet;
        }

        var answers = signed
            .Answers.Where(answer => answer is { Voice: Voice.Trainer, Value: not null })
            .ToDictionary(answer => answer.Field, answer => answer.Value!);
        return Result(edition, booklet, signed.Unit, answers)?.Favourable == true ? TrainingRefusals.ObjectiveReached : Outcome.Accepted;
    }

    private static Question? Find(Referential edition, Booklet booklet, string unit, Meaning meaning) =>
        booklet.Questions(edition).FirstOrDefault(question => question.Unit == unit && question.Field.Meaning == meaning);
}

/// <summary>Every reason for which the training refuses, beside those of the file.</summary>
public static class TrainingRefusals
{
    public static Refusal ObjectiveReached =>
        new("training.objective-reached", "L’objectif est atteint : cette évaluation n’en appelle pas d’autre. Pour la corriger, rouvrez-la avec un motif.");
}
