using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Training.TrainingGeneral;

/// <summary>The cover and the general sections of the training booklet.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">Its fields.</param>
/// <param name="Labels">Their labels, for the error summary.</param>
/// <param name="Suggested">Some fields hold what the file already says, not saved yet.</param>
public sealed record TrainingGeneralPage(FileHead Head, BookletForm Form, IReadOnlyDictionary<string, string> Labels, bool Suggested)
{
    /// <summary>From the answers given so far.</summary>
    public static TrainingGeneralPage Of(FileHead head, IReadOnlyDictionary<FileFact, string> facts, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> revisions)
    {
        var (file, edition) = (head.File, head.Edition);
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var questions = TrainingBooklet.Questions(edition, null);
        var frozen = !file.MayRecordTraining().IsAccepted;
        var suggested = frozen ? new Dictionary<string, string>() : Suggestions(head, questions, values);
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
            new BookletForm(edition, [cover, .. booklet.Sections.Where(section => section.Unit is null && section.Blocks.Any(block => block.Questions(edition, section).Any()))], values, revisions)
            {
                Editable = field => field.FilledBy == FilledBy.Trainer,
                Frozen = frozen,
                Facts = facts,
                Typed = suggested,
            },
            AnswerFields.Labels(questions),
            suggested.Count > 0);
    }

    // the mention was decided at the interview: it is proposed, not asked again
    private static Dictionary<string, string> Suggestions(FileHead head, IReadOnlyList<Question> questions, IReadOnlyDictionary<string, string> values) =>
        head.File.Mention is { } mention
            ? questions.Where(question => question.Field.Meaning == Meaning.Mention && !values.ContainsKey(question.Key)).ToDictionary(question => question.Key, _ => mention)
            : [];
}
