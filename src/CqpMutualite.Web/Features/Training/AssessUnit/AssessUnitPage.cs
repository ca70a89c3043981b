using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Training.AssessUnit;

/// <summary>The formative evaluation of one unit.</summary>
public sealed record AssessUnitPage(FileHead Head, Unit Unit, BookletForm Form, IReadOnlyDictionary<string, string> Labels, UnitTabs Tabs, Dock? Dock)
{
    /// <summary>From the answers given so far.</summary>
    public static AssessUnitPage Of(FileHead head, CurrentUser user, Unit unit, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> revisions)
    {
        var (file, edition) = (head.File, head.Edition);
        var expected = file.UnitsToAssessInTraining(edition).Where(other => head.Concerns(user, other.Key)).ToList();
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var questions = TrainingBooklet.Questions(head, unit.Key);
        var frozen = !file.MayRecordTraining(user.OrganisationId, unit.Key).IsAccepted;
        var following = expected.SkipWhile(other => other.Key != unit.Key).Skip(1).FirstOrDefault();
        return new AssessUnitPage(
            head,
            unit,
            new BookletForm(edition, [.. booklet.Sections.Where(section => section.Unit == unit.Key)], values, revisions)
            {
                Editable = field => field.FilledBy == FilledBy.Trainer,
                Frozen = frozen,
                MarkEmpty = questions.Any(question => values.ContainsKey(question.Key)),
            },
            AnswerFields.Labels(questions),
            new UnitTabs([.. expected.Select(other =>
            {
                var (given, required) = new BookletProgress(edition, booklet, values, question => question.Field.FilledBy == FilledBy.Trainer).Count(other.Key);
                return new UnitTab(other.Short, TrainingPaths.Unit(file.Reference, other.Key), given, required, other.Key == unit.Key, other.Title);
            })], $"{edition.Vocabulary.Units} à évaluer"),
            frozen ? null : new Dock("evaluation")
            {
                ByHand = true,
                Next = following is null ? new DockStep("Enregistrer et revenir", Value: "formation") : new DockStep($"Enregistrer, puis {following.Label}", Value: following.Key),
            });
    }
}
