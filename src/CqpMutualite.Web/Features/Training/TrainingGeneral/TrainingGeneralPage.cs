using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Training.TrainingGeneral;

/// <summary>The cover and the general sections of the training booklet.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">Its fields.</param>
/// <param name="Labels">Their labels, for the error summary.</param>
public sealed record TrainingGeneralPage(FileHead Head, BookletForm Form, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>From the answers given so far.</summary>
    public static TrainingGeneralPage Of(FileHead head, CurrentUser user, IReadOnlyDictionary<FileFact, string> facts, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> revisions)
    {
        var (file, edition) = (head.File, head.Edition);
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var questions = TrainingBooklet.Questions(head, null);
        var frozen = !file.Training.MayRecord(user.OrganisationId, null).IsAccepted;
        var asked = questions.Select(question => question.Key).ToHashSet();
        var known = new Dictionary<string, string>(values);
        foreach (var field in booklet.Cover.Where(field => field.Meaning == Meaning.Mention && file.Orientation.Mention is not null))
        {
            known[field.Key] = file.Orientation.Mention!;
        }

        var cover = new BookletSection
        {
            Key = "couverture",
            Label = null,
            Title = "Couverture du livret",
            Unit = null,
            Landscape = false,
            Blocks = [.. booklet.Cover.Select(field => new FieldBlock(field))],
            Source = null,
        };
        return new TrainingGeneralPage(
            head,
            new BookletForm(edition, [cover, .. booklet.Sections.Where(section => section.Unit is null && section.Blocks.Any(block => block.Questions(edition, section).Any()))], known, revisions)
            {
                Editable = field => asked.Contains(field.Key),
                Frozen = frozen,
                Facts = facts,
            },
            AnswerFields.Labels(questions));
    }
}
