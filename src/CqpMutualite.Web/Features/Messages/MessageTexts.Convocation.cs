using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Calendars;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <content>Convocations: what they say, the event for a calendar, the sheet to print.</content>
public sealed partial class MessageTexts
{
    // bytes: with its encoding, far below what mailboxes refuse
    private const int HeaviestPdf = 2_000_000;

    // what holds when it leaves, with the event that puts it in a calendar, moves it there or takes it away; null when there is nothing to tell any more
    private async Task<MailContent?> ConvocationAsync(Message message, string greeting, Account account, CancellationToken cancellation)
    {
        if (
            !Guid.TryParse(message.Detail, out var id)
            || (await ConvocationSheet.LoadAsync(db, db.Convocations.Where(convocation => convocation.Id == id), cancellation)).SingleOrDefault()
                is not { } sheet
        )
        {
            return null;
        }

        var told = sheet.Convocation;
        var reminder = message.Kind == MessageKind.ConvocationReminder;
        var known = await db.Messages.AnyAsync(
            sent => sent.Kind == MessageKind.Convocation && sent.Detail == message.Detail
                && (sent.Status == MessageStatus.Sent || sent.Status == MessageStatus.Unconfirmed),
            cancellation
        );
        if (reminder ? !told.Holds : !told.Holds && !known)
        {
            return null; // it ended, and either nobody was told of it or the reminder has no object
        }

        var path = ConvocationsPaths.Convocation(id);
        var calendar = CalendarFile.Of(
            [
                sheet.ToEvent(
                    address.Absolute(path),
                    new CalendarPerson(smtp.Value.Sender.Name!, smtp.Value.Sender.Address),
                    new CalendarPerson(sheet.Person, account.Email!))
            ],
            told.Holds ? CalendarMethod.Request : CalendarMethod.Cancel
        );

        // a change is told by the message written with it, or by one that was waiting then; one written later repeats it
        var again = !reminder && message.CreatedAt > told.ChangedAt;
        var changed = known && !reminder && !again;
        var title = (told.Holds, reminder, changed) switch
        {
            (false, _, _) => "Convocation annulée",
            (_, true, _) => "Rappel de convocation",
            (_, _, true) => "Convocation modifiée",
            _ => "Convocation",
        };
        var pdf = told.Holds ? await PdfAsync(sheet, cancellation) : null;
        var content = new MailContent(title, greeting, [.. ConvocationSentences(sheet, changed, again, pdf is not null)])
        {
            Attachments =
            [
                new MailAttachment("convocation.ics", $"text/calendar; charset=utf-8; method={(told.Holds ? "REQUEST" : "CANCEL")}", calendar),
                .. pdf is null ? Array.Empty<MailAttachment>() : [new MailAttachment("convocation.pdf", "application/pdf", pdf)],
            ],
        };
        var words = !told.Holds ? "Lire" : told.Sits || told.As == ConvenedAs.Candidate ? "Accuser réception" : "Lire la convocation";
        return await OpenAsync(content, account, path, words);
    }

    // null when it cannot be printed, or would burden the message: the convocation is read in the application all the same
    private async Task<byte[]?> PdfAsync(ConvocationSheet sheet, CancellationToken cancellation)
    {
        try
        {
            var pdf = await renderer.RenderAsync(sheet.Draw(editions), cancellation);
            return pdf.Bytes.Length <= HeaviestPdf ? pdf.Bytes : null;
        }
        catch (PdfException failure)
        {
            Unprinted(sheet.Convocation.Id, failure.Code);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The convocation {Convocation} leaves without its PDF: {Failure}.")]
    private partial void Unprinted(Guid convocation, string failure);

    private IEnumerable<string> ConvocationSentences(ConvocationSheet sheet, bool changed, bool again, bool printed)
    {
        var told = sheet.Convocation;
        if (!told.Holds)
        {
            // said of the day, not of the person: nobody's sex is known but that of candidates
            yield return told.As switch
            {
                ConvenedAs.Company => $"Le passage de {sheet.File?.Candidate} devant le jury, prévu {sheet.Day}, est annulé.",
                ConvenedAs.Candidate => $"Votre passage devant le jury, prévu {sheet.Day}, est annulé.",
                _ => $"Votre présence {sheet.ToBody} {sheet.Day} n’est plus demandée.",
            };
            yield return "Le fichier joint retire ce rendez-vous de votre agenda.";
            yield break;
        }

        yield return told.As switch
        {
            ConvenedAs.Candidate => $"Votre passage devant le jury est {(changed ? "maintenant " : "")}fixé {sheet.Day}, {sheet.Hours}.",
            ConvenedAs.Company =>
                $"Le passage de {sheet.File?.Candidate} devant le jury est {(changed ? "maintenant " : "")}fixé {sheet.Day}, {sheet.Hours}. Merci de lui "
                    + $"permettre de s’y rendre.",
            ConvenedAs.Substitute => $"Vous remplaceriez un membre absent {sheet.ToBody} {sheet.Day}, {sheet.Hours} : tenez-vous disponible.",
            ConvenedAs.Observer =>
                $"Vous observez la séance {(sheet.Kind == SessionKind.Commission ? "de la commission" : "du jury")} {sheet.Day}, {sheet.Hours}.",
            _ => $"Vous siégez {sheet.ToBody} {sheet.Day}, {sheet.Hours}. Les dossiers se lisent dans votre espace.",
        };
        if (told.Sits)
        {
            var files = FrenchText.Sentence(FrenchText.Plural(sheet.Files, "dossier", "dossiers"));
            yield return $"{files} : {ConvocationSheet.Heard(editions, sheet.EditionKeys)}.";
        }

        yield return sheet.Convocation.Place.Length > 0
            ? $"Lieu : {told.Place}{(told.VideoLink is null ? "." : ", ou par visioconférence : le lien est dans l’application.")}"
            : "La séance se tient par visioconférence : le lien est dans l’application.";
        yield return changed ? "Cette convocation remplace la précédente. Le fichier « convocation.ics » met votre agenda à jour."
            : again ? "Cette convocation vous est envoyée une nouvelle fois : rien n’y a changé."
            : "Le fichier « convocation.ics » ajoute ce rendez-vous à votre agenda.";
        yield return printed ? "La convocation est jointe en PDF." : "La convocation à imprimer se lit dans l’application, par le lien de ce message.";
    }
}
