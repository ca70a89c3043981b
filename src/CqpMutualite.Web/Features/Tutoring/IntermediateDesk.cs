using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>One unit of the grid of one evaluation. <paramref name="Self"/>: the candidate about themselves.</summary>
public sealed record IntermediateGrid(string Reference, int Occurrence, string Unit, bool Self)
{
    /// <summary>The voice that fills it.</summary>
    public Voice Voice => Self ? Voice.SelfAssessment : Voice.Official;

    public AnswerPlace Place => Self ? AnswerPlace.SelfAssessment : AnswerPlace.Intermediate;

    /// <summary>The page of a unit.</summary>
    public string Url(string unit) => Self ? TutoringPaths.Oneself(Reference, Occurrence, unit) : TutoringPaths.Intermediate(Reference, Occurrence, unit);
}

/// <summary>
/// The grid of an intermediate evaluation, filled by the evaluators or, in their own voice, by the candidate. Nothing is required, an answer may be taken back:
/// what is ticked is kept.
/// </summary>
public static class IntermediateDesk
{
    /// <summary>The grid; an evaluation that was not opened, or a unit without intermediate criteria, is not found.</summary>
    public static Task<IActionResult> ShowGridAsync(this FileDesk desk, Controller asked, IntermediateGrid grid, CancellationToken cancellation) =>
        desk.ShowAsync(asked, grid.Reference, begun => PageAsync(asked, begun, grid, cancellation), cancellation);

    /// <summary>Keeps what is ticked, then goes on to <paramref name="next"/> (a unit, « suivi », or here).</summary>
    public static Task<IActionResult> SaveGridAsync(
        this FileDesk desk, Controller asked, IntermediateGrid grid, string? next, CancellationToken cancellation) => desk.WriteAsync(
        asked,
        grid.Reference,
        answers: begun => AskedAsync(begun, grid, cancellation),
        done: begun => new Done($"{begun.Edition.Unit(grid.Unit).Label} : enregistré.", next switch
        {
            null or "" => grid.Url(grid.Unit),
            _ when TutorBooklet.Units(begun.Head).Any(unit => unit.Key == next) => grid.Url(next),
            _ => TutoringPaths.Follow(grid.Reference),
        }),
        again: begun => PageAsync(asked, begun, grid, cancellation),
        cancellation);

    /// <summary>One answer, saved by itself.</summary>
    public static Task<IActionResult> SaveAnswerAsync(
        this FileDesk desk, Controller asked, string reference, int occurrence, string? key, bool self, CancellationToken cancellation) =>
        desk.ToWrite.SaveOneAsync(
            asked,
            reference,
            key,
            answers: begun => AskedAsync(begun, new IntermediateGrid(reference, occurrence, UnitOf(begun, key), self), cancellation),
            progress: (begun, question, sheet) =>
            {
                var unit = TutorBooklet.Questions(begun.Head, question.Unit!);
                var given = unit.Count(known => sheet.Find(known.Key, self ? Voice.SelfAssessment : Voice.Official)?.Value is not null);
                return new { unit = begun.Edition.Unit(question.Unit!).Short, answered = given, total = unit.Count };
            },
            cancellation);

    private static string UnitOf(FileActing begun, string? key) => TutorBooklet.Units(begun.Head)
        .FirstOrDefault(unit => TutorBooklet.Questions(begun.Head, unit.Key).Any(question => question.Key == key))?.Key ?? "";

    private static async Task<AnswersAsked?> AskedAsync(FileActing begun, IntermediateGrid grid, CancellationToken cancellation)
    {
        if (TutorBooklet.Questions(begun.Head, grid.Unit) is not { Count: > 0 } questions)
        {
            return null;
        }

        var evaluations = await TutorBooklet.ReadAsync(begun.Db, begun.User, begun.Head, cancellation);
        return evaluations.Any(evaluation => evaluation.Sheet!.Occurrence == grid.Occurrence)
            ? new AnswersAsked(TutorBooklet.WritingOf(grid.Occurrence, grid.Voice), questions, new AnswersWritten(grid.Place, grid.Unit))
            : null;
    }

    private static async Task<IActionResult?> PageAsync(Controller asked, FileActing begun, IntermediateGrid grid, CancellationToken cancellation) =>
        await IntermediatePage.LoadAsync(begun, grid, cancellation) is { } page ? asked.View("Intermediate", page) : null;
}
