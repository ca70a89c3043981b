using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training;

/// <summary>
/// The booklet of the training organisation, and what it holds of a file: one sheet for what belongs to no unit, one or several for each unit.
/// </summary>
public static class TrainingBooklet
{
    /// <summary>Its key in the editions that have one.</summary>
    public const string Key = BookletKeys.Training;

    /// <summary>Questions of the trainer on one unit; null: outside the units.</summary>
    public static IReadOnlyList<Question> Questions(FileHead head, string? unit) =>
        [
            .. head.Edition.Booklet(Key)?.Questions(head.Edition).Where(question => FormativeEvaluation.Asks(question, unit, head.File.Orientation.Mention))
                ?? [],
        ];

    /// <summary>The units that this organisation assesses: those that the path and the edition expect, of its part.</summary>
    public static IEnumerable<Unit> Expected(FileHead head, CurrentUser user) =>
        head.File.Training.UnitsToAssess(head.Edition).Where(expected => head.Concerns(user, expected.Key));

    /// <summary>The one of that key; null elsewhere.</summary>
    public static Unit? Expected(FileHead head, CurrentUser user, string unit) => Expected(head, user).FirstOrDefault(expected => expected.Key == unit);

    /// <summary>What the trainer answered so far. Two queries.</summary>
    public static Task<ReadableSheet> ReadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation) =>
        db.SheetReadableByAsync(user.Reader, head.File, Key, cancellation);

    /// <summary>The one of that key that this user's organisation assesses; null elsewhere.</summary>
    public static Unit? Expected(this FileActing begun, string unit) => Expected(begun.Head, begun.User, unit);

    /// <summary>The unit of that key that this user's organisation trains; null elsewhere.</summary>
    public static Unit? Trained(this FileActing begun, string unit) =>
        begun.Edition.Units.FirstOrDefault(known => known.Key == unit && begun.Head.Concerns(begun.User, unit));

    /// <summary>The sheet to write in, with the trainer's answers.</summary>
    public static Task<Sheet> OpenAsync(AppDbContext db, FileHead head, CancellationToken cancellation, string unit = "") =>
        WritableSheet.ForUnitAsync(db, head.File, Key, unit, cancellation, Voice.Trainer);

    /// <summary>The answers asked on a unit while its training is under way, or one of them; null when this organisation does not assess it.</summary>
    public static async Task<AnswersAsked?> AskedAsync(FileActing begun, string unit, CancellationToken cancellation, Question? one = null)
    {
        var questions = Questions(begun.Head, unit).Where(question => one is null || question == one).ToList();
        if (begun.Expected(unit) is null || questions.Count == 0)
        {
            return null;
        }

        // only the day of a sheet is compared with the one before it
        var previous = questions.Exists(question => question.Field.Meaning == Meaning.FormativeDate)
            ? PreviousDay(begun.Head, await ReadAsync(begun.Db, begun.User, begun.Head, cancellation), unit)
            : null;
        return new AnswersAsked(
            WritingOf(begun, unit) with
            {
                Refuses = answer =>
                    FormativeEvaluation.RefusalOfDay(answer.Question, AnswerValue.Normalise(answer.Question, answer.Typed), previous, begun.Today),
            },
            questions,
            new AnswersWritten(AnswerPlace.Formative, unit));
    }

    /// <summary>The answers asked outside the units; null when there are none for this organisation.</summary>
    public static AnswersAsked? GeneralAsked(FileActing begun) =>
        begun.Head.Concerns(begun.User, null) && Questions(begun.Head, null) is { Count: > 0 } questions
            ? new AnswersAsked(WritingOf(begun, null), questions, new AnswersWritten(AnswerPlace.TrainingCover))
            : null;

    /// <summary>The answer of that key, with those of its sheet; null when this organisation does not give it.</summary>
    public static Task<AnswersAsked?> OneAskedAsync(FileActing begun, string? key, CancellationToken cancellation) =>
        begun.Edition.Booklet(Key)?.Questions(begun.Edition).FirstOrDefault(known => known.Key == key) is not { } question
            ? Task.FromResult<AnswersAsked?>(null)
            : question.Unit is { } unit ? AskedAsync(begun, unit, cancellation, question)
            : Task.FromResult(GeneralAsked(begun));

    private static AnswerWriting WritingOf(FileActing begun, string? unit) =>
        new(Key, Voice.Trainer, file => file.Training.MayRecord(begun.User.OrganisationId, unit)) { Unit = unit ?? "" };

    /// <summary>Values given in a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);

    /// <summary>Day of the sheet that the last one of a unit follows; null when it is the first.</summary>
    public static DateOnly? PreviousDay(FileHead head, ReadableSheet booklet, string unit) =>
        booklet.Earlier.LastOrDefault(earlier => earlier.Units.ContainsKey(unit)) is { } earlier
            ? FormativeEvaluation.HeldOn(head.Edition, head.Edition.Booklet(Key)!, unit, earlier.Printed)
            : null;

    /// <summary>What the closing depends on. Three queries, whatever the number of units.</summary>
    public static async Task<(TrainingRecord Record, ReadableSheet Booklet)> RecordAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        CancellationToken cancellation
    )
    {
        var booklet = await ReadAsync(db, user, head, cancellation);

        // another organisation's attestations count too: this only says which units have some
        var attested = await db
            .Attachments.AsNoTracking()
            .Where(piece => piece.FileId == head.File.Id && piece.Purpose == AttachmentPurpose.TrainingAttestation && piece.Unit != null)
            .Select(piece => piece.Unit!)
            .Distinct()
            .ToListAsync(cancellation);
        var signed = booklet.Units.Values.Where(sheet => sheet.SignedAt is not null).Select(sheet => sheet.Unit).ToHashSet();
        return (new TrainingRecord(booklet.Printed, signed, attested.ToHashSet()), booklet);
    }
}
