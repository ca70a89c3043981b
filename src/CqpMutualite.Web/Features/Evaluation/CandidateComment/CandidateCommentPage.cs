using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.CandidateComment;

/// <summary>The comments of the candidate, unit by unit.</summary>
public sealed record CandidateCommentPage(FileHead Head, BookletForm Form, IReadOnlyDictionary<string, string> Labels, string? State)
{
    /// <summary>Two queries beside that of the head; null when the edition asks for no comment.</summary>
    public static async Task<CandidateCommentPage?> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var (head, file, edition) = (begun.Head, begun.File, begun.Edition);
        if (CandidateSheet.Comments(edition) is not { Count: > 0 } questions)
        {
            return null;
        }

        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, file, CandidateSheet.Key, cancellation);
        var keys = questions.Select(question => question.Key).ToHashSet();
        var state = (sheet.Sheet, file) switch
        {
            (_, { Halts.ClosedOn: not null }) => "Ce dossier est clos : ce commentaire ne s’écrit plus.",
            ({ Acknowledgement: not null }, _) => "La présentation des résultats est enregistrée\u00A0: ce commentaire ne change plus.",
            _ when !file.Results.MayComment().IsAccepted =>
                "Ce commentaire s’écrit pendant l’évaluation, quand vos évaluateurs vous ont présenté leurs résultats.",
            _ => null,
        };
        var sections = edition.Booklet(CandidateSheet.Key)!.Sections.Where(section => section.Blocks.Any(Kept))
            .Select(section => section with { Blocks = [.. section.Blocks.Where(Kept)] });
        return new CandidateCommentPage(
            head,
            begun.Form(new BookletForm(edition, [.. sections], sheet.Printed, sheet.Revisions)
            {
                Editable = field => keys.Contains(field.Key),
                Frozen = state is not null,
            }),
            AnswerFields.Labels(questions),
            state);

        bool Kept(Block block) => block is FieldBlock own && keys.Contains(own.Field.Key);
    }
}
