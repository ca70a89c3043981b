using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Tutoring.Follow;

/// <summary>The follow-up as one reader may read it.</summary>
/// <param name="Head">The file.</param>
/// <param name="Charts">Progress, one a unit that was looked at.</param>
/// <param name="Evaluations">Intermediate evaluations, most recent first.</param>
/// <param name="Notes">Notes, most recent first.</param>
/// <param name="Keeps">The reader writes: it is an evaluator, and the step allows it.</param>
/// <param name="IsCandidate">The reader is the candidate, who may assess themselves.</param>
public sealed record FollowPage(
    FileHead Head,
    IReadOnlyList<ProgressChart> Charts,
    IReadOnlyList<EvaluationLine> Evaluations,
    IReadOnlyList<NoteLine> Notes,
    bool Keeps,
    bool IsCandidate
)
{
    /// <summary>The edition has an intermediate grid.</summary>
    public bool HasGrid => TutorBooklet.Units(Head).Count > 0;

    /// <summary>Official name of the booklet; null in editions without one.</summary>
    public string? BookletTitle => Head.Edition.Booklet(TutorBooklet.Key)?.Title;

    /// <summary>Reviews, that everybody here reads.</summary>
    public IEnumerable<NoteLine> Reviews => Notes.Where(note => note.Note.Kind == TutoringKind.Review);

    /// <summary>Four queries beside those of the head.</summary>
    public static async Task<FollowPage> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var evaluations = await TutorBooklet.ReadAsync(db, user, head, cancellation);
        var notes = await TutorNotes.LoadAsync(db, user, head, cancellation);
        var open = head.File.Training.MayTutor().IsAccepted;
        return new FollowPage(
            head,
            ProgressChart.Of(head, evaluations),
            [.. evaluations.Reverse().Select(evaluation => LineOf(head, evaluation))],
            notes,
            open && user.May(Permission.KeepTutoring),
            open && user.Role == Role.Candidate);
    }

    private static EvaluationLine LineOf(FileHead head, ReadableSheet evaluation)
    {
        var sheet = evaluation.Sheet!;
        var units = TutorBooklet.Units(head);
        var seen = units.Where(unit => TutorBooklet.Questions(head, unit.Key).Any(question => evaluation.Printed.ContainsKey(question.Key))).ToList();
        return new EvaluationLine(
            sheet.Occurrence,
            sheet.HeldOn,
            seen,
            evaluation.Answers.Any(answer => answer.Voice == Voice.SelfAssessment),
            (seen.Count > 0 ? seen : units)[0].Key
        );
    }
}

/// <summary>One intermediate evaluation.</summary>
/// <param name="Occurrence">Its number.</param>
/// <param name="HeldOn">Its day.</param>
/// <param name="Units">Units looked at.</param>
/// <param name="WithSelfAssessment">The candidate assessed themselves too.</param>
/// <param name="First">Key of the unit that its page opens on.</param>
public sealed record EvaluationLine(int Occurrence, DateOnly? HeldOn, IReadOnlyList<Unit> Units, bool WithSelfAssessment, string First);
