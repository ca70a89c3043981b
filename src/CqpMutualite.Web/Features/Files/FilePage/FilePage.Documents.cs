using CqpMutualite.Domain.Access;
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
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <content>The documents and pieces that a reader finds on the file.</content>
public sealed partial record FilePage
{
    // what follows from the interview comes after its guide
    private static List<BookletRow> DocumentsOf(FileHead head, CurrentUser user, List<BookletRow> rows)
    {
        var file = head.File;
        var after = head.Edition.Booklets.TakeWhile(booklet => booklet.Key != BookletKeys.Guide).Count() + 1;
        if (
            file.Evaluation.PaperScanId is { } scan
            && SheetRights.ReadsAttachment(
                user.Role,
                Visibility.SeatOf(file, user.Reader),
                AttachmentPurpose.SignedBooklet,
                new SheetState(false, false, file.Evaluation.Paper == PaperStep.Confirmed, file.Transmission.On is not null) { OnPaper = true }
            )
        )
        {
            rows.Insert(
                rows.Count - 1,
                new BookletRow(
                    "Original papier du livret d’évaluation",
                    null,
                    file.Evaluation.Paper == PaperStep.Confirmed ? new Tag(TagState.Signed) : new Tag(TagState.InProgress),
                    file.Evaluation.Paper == PaperStep.Confirmed ? "saisi et comparé" : "saisie en cours",
                    null,
                    FilesPaths.Attachment(file.Reference, scan)
                )
            );
        }

        if (head.ConvocationId is { } convocation && SheetRights.ReadsRegistration(user.Role))
        {
            rows.Insert(
                rows.Count - 1,
                new BookletRow(
                    "Convocation au jury",
                    null,
                    new Tag(TagState.Neutral, "À lire"),
                    null,
                    ConvocationsPaths.Convocation(convocation),
                    FilesPaths.Document(file.Reference, FileDocuments.ConvocationName)
                )
            );
        }

        if (FileDocuments.HasReceipt(head, user))
        {
            rows.Insert(
                after,
                new BookletRow(
                    "Récépissé d’inscription",
                    null,
                    new Tag(TagState.Complete),
                    FrenchText.ListDate(file.Registration.RegisteredOn!.Value),
                    null,
                    FilesPaths.Document(file.Reference, FileDocuments.Receipt)
                )
            );
        }

        if (FileDocuments.HasTransmissionReceipt(head, user))
        {
            rows.Insert(
                rows.Count - 1,
                new BookletRow(
                    "Récépissé de transmission",
                    null,
                    new Tag(TagState.Complete),
                    FrenchText.ListDate(file.Transmission.On!.Value),
                    null,
                    FilesPaths.Document(file.Reference, FileDocuments.TransmissionReceipt)
                )
            );
        }

        if (FileDocuments.HasPath(head, user))
        {
            rows.Insert(
                after,
                new BookletRow(
                    "Parcours individualisé",
                    null,
                    new Tag(TagState.Complete),
                    FrenchText.ListDate(file.Orientation.InterviewedOn!.Value),
                    null,
                    FilesPaths.Document(file.Reference, FileDocuments.IndividualPath)
                )
            );
        }

        return rows;
    }

    private static IEnumerable<BookletRow> BookletsOf(FileHead head, CurrentUser user, List<Sheet> sheets)
    {
        var file = head.File;
        var vae = file.Orientation.Route == Domain.Files.Route.Vae;
        foreach (var booklet in head.Edition.Booklets.Where(booklet => !vae || sheets.Exists(sheet => sheet.Booklet == booklet.Key)))
        {
            var sheet = sheets.Where(found => found.Booklet == booklet.Key && found.Unit.Length == 0).MaxBy(found => found.Occurrence)
                ?? sheets.Find(found => found.Booklet == booklet.Key);
            if (sheet is null)
            {
                yield return new BookletRow(booklet.Title, null, new Tag(TagState.NotOpened));
                continue;
            }

            var readable = SheetRights.ReadableVoices(user.Role, Visibility.SeatOf(file, user.Reader), booklet.Key, Visibility.StateOf(file, sheet)).Count > 0;
            var given =
                sheet.Unit.Length > 0 ? 0 : sheet.SignaturesOn("").Count(signature => booklet.CoverSignatories.Any(place => place.Role == signature.Role));
            var units = head.Edition.Units.Count(unit => sheet.IsSignedByBoth(unit.Key));
            var tag = given > 0 && sheet.SignedAt is not null ? new Tag(TagState.Signed) : given > 0 ? new Tag(TagState.ToSign) : new Tag(TagState.InProgress);
            var done = given > 0 ? null : DoneOn(file, booklet.Key);
            yield return new BookletRow(
                booklet.Title,
                null,
                done is null ? tag : new Tag(TagState.Complete),
                done is { } day ? FrenchText.ListDate(day)
                    : given > 0 && sheet.SignedAt is { } at
                        ? $"{FrenchText.ListDate(FrenchText.ParisDay(at))} · {FrenchText.Plural(given, "signature", "signatures", feminine: true)}"
                    : given > 0 ? $"{given} signature{(given > 1 ? "s" : "")} sur {booklet.CoverSignatories.Count}"
                    : units > 0
                        ? $"{FrenchText.Plural(units, $"{head.Edition.Vocabulary.Unit} signé", $"{head.Edition.Vocabulary.Units} signés")} sur "
                            + $"{head.Edition.Units.Count}"
                    : null,
                readable ? FilesPaths.Booklet(file.Reference, booklet.Key) : null,
                readable ? FilesPaths.Document(file.Reference, booklet.Key) : null);
        }

        if (
            head.Edition.Booklet(BookletKeys.Training) is null
            && file.Modules.Count > 0
            && SheetRights
                .ReadableVoices(
                    user.Role,
                    Visibility.SeatOf(file, user.Reader),
                    BookletKeys.Training,
                    new SheetState(false, false, false, file.Transmission.On is not null)
                )
                .Count > 0
        )
        {
            yield return new BookletRow(
                TrainingPathDocument.Title,
                null,
                new Tag(file.Training.TrainedOn is null ? TagState.InProgress : TagState.Complete),
                file.Training.TrainedOn is { } closed ? FrenchText.ListDate(closed) : null,
                null,
                FilesPaths.Document(file.Reference, FilesPaths.PathSheet)
            );
        }

        if (vae)
        {
            yield break; // nothing of what follows comes on this way
        }

        var (decisionSheet, holder) = (
            DecisionDocument.Title(file.Presentation.IsForCommission),
            file.Presentation.IsForCommission ? "Président de la commission" : "Président du jury"
        );
        yield return DecisionRights.MayRead(user, file)
            ? new BookletRow(
                decisionSheet,
                holder,
                new Tag(TagState.Signed, "Signée"),
                FrenchText.ListDate(file.Presentation.DecidedOn!.Value),
                DecisionsPaths.Decision(file.Reference),
                FilesPaths.Document(file.Reference, "fiche-decision")
            )
            : new BookletRow(decisionSheet, holder, new Tag(TagState.NotOpened, "Pas encore ouverte"), "après la délibération");
        if (user.May(Permission.ReadLedger) && (file.Presentation.PublishedOn is not null || file.Follows is not null || user.Role == Role.Oemm))
        {
            yield return new BookletRow(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} acquis, tous dossiers",
                null,
                new Tag(TagState.Neutral, "À lire"),
                null,
                DecisionsPaths.Ledger(file.Reference)
            );
        }

        // who delivers sees its page as soon as there may be one to deliver
        if (
            user.May(Permission.ReadCertificate)
            && (file.Presentation.CertifiedOn is not null || (user.May(Permission.DeliverCertificates) && file.Presentation.PublishedOn is not null))
        )
        {
            var delivered = file.Presentation.CertifiedOn is { } on ? FrenchText.ListDate(on) : null;
            yield return new BookletRow(
                file.Presentation.IsForCommission ? "Attestation de bloc" : "Certificat",
                head.Edition.Vocabulary.Certifier,
                delivered is null ? new Tag(TagState.Neutral, "Non délivré") : new Tag(TagState.Complete, "Délivré"),
                delivered,
                CertificatesPaths.OfFile(file.Reference),
                delivered is null
                    ? null
                    : FilesPaths.Document(file.Reference, file.Presentation.IsForCommission ? SignedContents.BlocAttestation : SignedContents.Certificate)
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

    // a booklet that nobody signs here is complete when its step is
    private static DateOnly? DoneOn(CertificationFile file, string booklet) => booklet switch
    {
        BookletKeys.Guide => file.Orientation.InterviewedOn,
        BookletKeys.Training => file.Training.HandedOverOn,
        _ => null,
    };
}
