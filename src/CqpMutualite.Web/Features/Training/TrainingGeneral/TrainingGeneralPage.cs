using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Training.TrainingGeneral;

/// <summary>The cover and the general sections of the training booklet.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">Its fields.</param>
/// <param name="Labels">Their labels, for the error summary.</param>
public sealed record TrainingGeneralPage(FileHead Head, BookletForm Form, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Null when the booklet asks nothing there of this organisation.</summary>
    public static async Task<TrainingGeneralPage?> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        if (TrainingBooklet.GeneralAsked(begun) is not { Questions: var questions })
        {
            return null;
        }

        var (head, file, edition) = (begun.Head, begun.File, begun.Edition);
        var sheet = await TrainingBooklet.ReadAsync(begun.Db, begun.User, head, cancellation);
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var asked = questions.Select(question => question.Key).ToHashSet();
        var known = new Dictionary<string, string>(sheet.Printed);
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
        var general = booklet.Sections.Where(section => section.Unit is null && section.Blocks.Any(block => block.Questions(edition, section).Any()));
        return new TrainingGeneralPage(
            head,
            begun.Form(new BookletForm(edition, [cover, .. general], known, sheet.Revisions)
            {
                Editable = field => asked.Contains(field.Key),
                Frozen = !file.Training.MayRecord(begun.User.OrganisationId, null).IsAccepted,
                Facts = await FileSheets.NamesAsync(begun.Db, head, cancellation),
            }),
            AnswerFields.Labels(questions));
    }
}
