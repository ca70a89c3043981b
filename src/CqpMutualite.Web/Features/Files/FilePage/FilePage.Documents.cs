using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Tutoring;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <content>The documents and pieces that a reader finds on the file.</content>
public sealed partial record FilePage
{
    private static IEnumerable<BookletRow> DocumentsOf(FileView view) =>
        FileDocuments.Of(view.Head).Select(document => document.RowFor(view)).OfType<BookletRow>().Concat(OriginalOf(view)).Concat(LedgerOf(view));

    // the signed document of who filled it by hand
    private static IEnumerable<BookletRow> OriginalOf(FileView view)
    {
        var (head, user, _) = view;
        var (file, confirmed) = (head.File, head.File.Evaluation.Paper == PaperStep.Confirmed);
        var state = new SheetState(false, false, confirmed, file.Transmission.On is not null) { OnPaper = true };
        if (
            file.Evaluation.PaperScanId is { } scan
            && SheetRights.ReadsAttachment(user.Role, Visibility.SeatOf(file, user.Reader), AttachmentPurpose.SignedBooklet, state)
        )
        {
            yield return new BookletRow(
                "Original papier du livret d’évaluation",
                null,
                new Tag(confirmed ? TagState.Signed : TagState.InProgress),
                confirmed ? "saisi et comparé" : "saisie en cours",
                null,
                FilesPaths.Attachment(file.Reference, scan)
            );
        }
    }

    private static IEnumerable<BookletRow> LedgerOf(FileView view)
    {
        var (head, user, _) = view;
        var file = head.File;
        if (
            user.May(Permission.ReadLedger)
            && file.Orientation.Route != Domain.Files.Route.Vae
            && (file.Presentation.PublishedOn is not null || file.Follows is not null || user.Role == Role.Oemm)
        )
        {
            yield return new BookletRow(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} acquis, tous dossiers",
                null,
                new Tag(TagState.Neutral, "À lire"),
                null,
                DecisionsPaths.Ledger(file.Reference)
            );
        }
    }

    // what the candidate joined is read on its own page, which says what there is
    private static IEnumerable<BookletRow> PiecesOf(FileHead head, CurrentUser user, List<Sheet> sheets)
    {
        var (file, evaluation) = (head.File, head.Edition.Booklet(BookletKeys.Evaluation));
        var submitted = sheets.Exists(sheet => sheet is { Booklet: BookletKeys.Evaluation, CandidateSubmittedAt: not null });
        var state = new SheetState(submitted, false, false, file.Transmission.On is not null);
        var seat = Visibility.SeatOf(file, user.Reader);
        if (user.Role == Role.Candidate && evaluation?.CandidateAnnex == true && file.Stage > Stage.Registration)
        {
            yield return new BookletRow(
                "Mon document annexe",
                null,
                new Tag(TagState.Neutral, "Facultatif"),
                file.Evaluation.MayJoinAnnex().IsAccepted ? "à joindre avant la transmission" : null,
                EvaluationPaths.Annex(file.Reference)
            );
        }

        if (
            user.Role != Role.Candidate
            && (
                (submitted && SheetRights.ReadsAttachment(user.Role, seat, AttachmentPurpose.CandidateSupport, state))
                || (evaluation?.CandidateAnnex == true && SheetRights.ReadsAttachment(user.Role, seat, AttachmentPurpose.CandidateAnnex, state))
            )
        )
        {
            yield return new BookletRow("Pièces du candidat", null, new Tag(TagState.Neutral, "À lire"), null, EvaluationPaths.Pieces(file.Reference));
        }
    }
}
