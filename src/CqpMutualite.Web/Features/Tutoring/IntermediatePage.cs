using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>One unit of an intermediate evaluation, in the voice of its writer, the other's beside.</summary>
/// <param name="Head">The file.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Title">« Évaluation intermédiaire », « Mon auto-évaluation ».</param>
/// <param name="HeldOn">Day of the evaluation.</param>
/// <param name="Form">The grid.</param>
/// <param name="Labels">For the error summary.</param>
/// <param name="Tabs">The units.</param>
/// <param name="Dock">Null once nothing changes any more.</param>
public sealed record IntermediatePage(
    FileHead Head,
    Unit Unit,
    string Title,
    DateOnly? HeldOn,
    BookletForm Form,
    IReadOnlyDictionary<string, string> Labels,
    UnitTabs Tabs,
    Dock? Dock
)
{
    /// <summary>Nobody has answered anything on this unit yet, and some other was looked at before: what was said then, to see the way made.</summary>
    public string? Before { get; init; }

    /// <summary>Where an answer is saved by itself; null once nothing changes any more.</summary>
    public string? AnswerUrl { get; init; }

    /// <summary>From what both wrote; null for an evaluation that was not opened, or a unit without intermediate criteria.</summary>
    public static async Task<IntermediatePage?> LoadAsync(FileActing begun, IntermediateGrid grid, CancellationToken cancellation)
    {
        if (TutorBooklet.Units(begun.Head).FirstOrDefault(known => known.Key == grid.Unit) is not { } unit)
        {
            return null;
        }

        var evaluations = await TutorBooklet.ReadAsync(begun.Db, begun.User, begun.Head, cancellation);
        return evaluations.FirstOrDefault(evaluation => evaluation.Sheet!.Occurrence == grid.Occurrence) is { } found
            ? Of(begun, grid, unit, evaluations, found)
            : null;
    }

    private static IntermediatePage Of(FileActing begun, IntermediateGrid grid, Unit unit, IReadOnlyList<ReadableSheet> evaluations, ReadableSheet evaluation)
    {
        var (head, reference, occurrence, self) = (begun.Head, grid.Reference, grid.Occurrence, grid.Self);
        var questions = TutorBooklet.Questions(head, unit.Key);
        var own = TutorBooklet.SelfAssessment(evaluation);
        var (mine, beside) = self ? (own, evaluation.Printed) : (evaluation.Printed, own);
        var tokens = evaluation.Answers.Where(answer => (answer.Voice == Voice.SelfAssessment) == self)
            .ToDictionary(answer => answer.Field, answer => answer.Revision);
        var open = head.File.Training.MayTutor().IsAccepted;
        var units = TutorBooklet.Units(head);
        var following = units.SkipWhile(other => other != unit).Skip(1).FirstOrDefault();
        return new IntermediatePage(
            head,
            unit,
            self ? "Mon auto-évaluation" : "Évaluation intermédiaire",
            evaluation.Sheet!.HeldOn,
            begun.Form(new BookletForm(head.Edition, TutorBooklet.Sections(head, unit.Key), mine, tokens)
            {
                Frozen = !open,
                Beside = beside.ToDictionary(pair => pair.Key, pair => new Beside(self ? "Votre tuteur" : "Auto-évaluation du candidat", pair.Value)),
            }),
            AnswerFields.Labels(questions),
            new UnitTabs([.. units.Select(other =>
            {
                var asked = TutorBooklet.Questions(head, other.Key);
                var given = asked.Count(question => mine.ContainsKey(question.Key));
                return new UnitTab(other.Short, grid.Url(other.Key), given, asked.Count, other == unit, other.Title);
            })], $"{head.Edition.Vocabulary.Units} de l’évaluation"),
            !open ? null : new Dock("evaluation")
            {
                ByHand = true,
                Next = following is null
                    ? new DockStep("Enregistrer et revenir", Value: "suivi")
                    : new DockStep($"Enregistrer, puis {following.Label}", Value: following.Key),
            })
        {
            AnswerUrl = !open ? null : self ? TutoringPaths.OwnAnswer(reference, occurrence) : TutoringPaths.Answer(reference, occurrence),
            Before = evaluations.TakeWhile(other => other != evaluation)
                .LastOrDefault(other => questions.Any(question => other.Printed.ContainsKey(question.Key))) is { } former
                    ? BeforeWords(head, questions, former)
                    : null,
        };
    }

    private static string BeforeWords(FileHead head, IReadOnlyList<Question> questions, ReadableSheet former)
    {
        var scale = head.Edition.Scale(questions[0].Field.Scale!);
        var counts = scale
            .Values.Select(value => (value.Label, Number: questions.Count(question => former.Printed.GetValueOrDefault(question.Key) == value.Key)))
            .Where(count => count.Number > 0);
        return $"La fois précédente{(former.Sheet!.HeldOn is { } day ? $", le {FrenchText.PlainDate(day)}" : "")} : "
            + $"{FrenchText.Join(counts.Select(count => $"{count.Number} « {count.Label} »"))}, sur "
        + $"{FrenchText.Plural(questions.Count, "critère", "critères")}.";
    }
}
