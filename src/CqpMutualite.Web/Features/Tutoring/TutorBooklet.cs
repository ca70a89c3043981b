using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>The tutor's booklet of a file: one dated sheet for each intermediate evaluation. Editions without its grid have none.</summary>
public static class TutorBooklet
{
    /// <summary>Its key in the editions that have one.</summary>
    public const string Key = BookletKeys.Tutoring;

    /// <summary>The intermediate criteria of one unit.</summary>
    public static IReadOnlyList<Question> Questions(FileHead head, string unit) =>
        [
            .. head.Edition.Booklet(Key)
                ?.Questions(head.Edition)
                .Where(question => question.Unit == unit && question.Field.Meaning == Meaning.IntermediateCriterion)
                ?? [],
        ];

    /// <summary>Units that have such criteria, in order.</summary>
    public static IReadOnlyList<Unit> Units(FileHead head) => [.. head.Edition.Units.Where(unit => Questions(head, unit.Key).Count > 0)];

    /// <summary>The sections of a unit.</summary>
    public static IReadOnlyList<BookletSection> Sections(FileHead head, string unit) =>
        [.. head.Edition.Booklet(Key)!.Sections.Where(section => section.Unit == unit)];

    /// <summary>Every intermediate evaluation that the reader may read, oldest first. Two queries.</summary>
    public static async Task<IReadOnlyList<ReadableSheet>> ReadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var last = await db.SheetReadableByAsync(user.Reader, head.File, Key, cancellation);
        return last.Sheet is null || last.Voices.Count == 0
            ? []
            : [.. last.Earlier.Append(last).OrderBy(sheet => sheet.Sheet!.HeldOn).ThenBy(sheet => sheet.Sheet!.Occurrence)];
    }

    /// <summary>Opens one more evaluation, and says its number; an edition without the grid has none.</summary>
    public static async Task<(int Occurrence, Outcome? Outcome)> OpenAsync(FileActing begun, DateOnly heldOn, CancellationToken cancellation)
    {
        var (file, sheets) = (begun.File, begun.Db.Sheets.Where(sheet => sheet.FileId == begun.File.Id && sheet.Booklet == Key));
        var opened = Sheet.Open(file.Id, Key, (await sheets.MaxAsync(sheet => (int?)sheet.Occurrence, cancellation) ?? 0) + 1);
        var outcome = Units(begun.Head).Count == 0 ? FileDesk.NotFound
            : file.Training.MayTutor() is { IsAccepted: false } closed ? closed
            : heldOn < file.OpenedOn ? TutoringRefusals.BeforeTheFile
            : opened.Date(heldOn, begun.Today);
        if (outcome is not { IsAccepted: true })
        {
            return (0, outcome);
        }

        begun.Db.Add(opened);
        return (opened.Occurrence, new IntermediateOpened(heldOn));
    }

    /// <summary>Writes the answers of one evaluation that was opened.</summary>
    public static AnswerWriting WritingOf(int occurrence, Voice voice) => new(Key, voice, file => file.Training.MayTutor()) { Occurrence = occurrence };

    /// <summary>Values given by the candidate to themselves, by key.</summary>
    public static IReadOnlyDictionary<string, string> SelfAssessment(ReadableSheet sheet) =>
        sheet.Answers.Where(answer => answer is { Voice: Voice.SelfAssessment, Value: not null }).ToDictionary(answer => answer.Field, answer => answer.Value!);
}
