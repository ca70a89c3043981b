using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Training;

/// <summary>The booklet of the training organisation, and what it holds of a file.</summary>
public static class TrainingBooklet
{
    /// <summary>Its key in the editions that have one.</summary>
    public const string Key = "livret-formation";

    /// <summary>Questions of the trainer on one unit; null: outside the units. The mention is not asked again once the interview has decided it.</summary>
    public static IReadOnlyList<Question> Questions(FileHead head, string? unit) =>
        [.. head.Edition.Booklet(Key)?.Questions(head.Edition)
            .Where(question => question.Unit == unit && question.Field.FilledBy == FilledBy.Trainer && (head.File.Mention is null || question.Field.Meaning != Meaning.Mention)) ?? []];

    /// <summary>What the trainer answered so far. Two queries.</summary>
    public static Task<ReadableSheet> ReadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation) =>
        db.SheetReadableByAsync(user.Reader, head.File, Key, cancellation);

    /// <summary>The sheet to write in, with the trainer's answers.</summary>
    public static Task<Sheet> OpenAsync(AppDbContext db, FileHead head, CancellationToken cancellation) =>
        WritableSheet.ForAsync(db, head.File, Key, cancellation, Voice.Trainer);

    /// <summary>Values given in a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Sheet sheet) =>
        sheet.Answers.Where(answer => answer.Value is not null).ToDictionary(answer => answer.Field, answer => answer.Value!);
}
