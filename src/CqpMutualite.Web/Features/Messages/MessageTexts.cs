using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Access;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Exchanges;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Writes the text of a message when it leaves: names and addresses as they are then, links and codes made at that moment. Nothing personal but
/// names: what a message announces is read in the application.
/// </summary>
public sealed partial class MessageTexts(
    AppDbContext db,
    PasswordLinks passwords,
    AddressLinks addresses,
    PersonalLinks links,
    PublicAddress address,
    IOptions<SmtpOptions> smtp,
    Editions editions,
    PdfRenderer renderer,
    ILogger<MessageTexts> logger,
    TimeProvider clock
)
{
    private const string OpenFile = "Ouvrir le dossier";

    /// <summary>The message, or why there is none any more.</summary>
    public async Task<(OutgoingMail? Mail, string? Failure)> WriteAsync(Message message, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().SingleAsync(found => found.Id == message.PersonId, cancellation);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == person.Id, cancellation);
        if ((message.Kind == MessageKind.ConfirmAddress ? account?.PendingEmail : account?.Email ?? person.Email) is not { Length: > 0 } to)
        {
            return (null, MessageState.NoAddress);
        }

        // the code it would carry would come after its reader has gone
        if (
            message.Kind is MessageKind.AccessCode or MessageKind.SignatureCode
            && clock.GetUtcNow() - message.CreatedAt > TimeSpan.FromMinutes(PersonalLink.CodeMinutes)
        )
        {
            return (null, MessageState.TooLate);
        }

        var about = message.FileId is { } file ? await AboutAsync(file, person.Id, cancellation) : null;
        if (await ContentAsync(message, $"Bonjour {person.Name}", account, about, cancellation) is not { } content)
        {
            return (null, MessageState.NothingToOpen);
        }

        return ((content with { About = about is null ? null : $"dossier {about.Reference}" }).To(to) with { Id = message.Id }, null);
    }

    /// <summary>The title, for the register too.</summary>
    public static string Title(MessageKind kind) => kind switch
    {
        MessageKind.Invitation => "Votre accès à CQP Mutualité",
        MessageKind.NewPassword => "Choisir un nouveau mot de passe",
        MessageKind.ConfirmAddress => "Confirmer votre nouvelle adresse",
        MessageKind.AddressChangeAsked => "Changement d’adresse demandé",
        MessageKind.TwoStepRemoved => "Connexion en deux étapes retirée",
        MessageKind.SignInsRefused => "Des essais de connexion ont échoué",
        MessageKind.NewDevice => "Connexion depuis un nouvel appareil",
        MessageKind.EvaluatorNamed => "Une évaluation vous est confiée",
        MessageKind.LinkRenewed => "Votre lien personnel est renouvelé",
        MessageKind.AccessCode => "Votre code d’accès",
        MessageKind.SignatureCode => "Votre code de signature",
        MessageKind.OrganisationNamed => "Un candidat vous est confié",
        MessageKind.RegistrationAcknowledged => "Inscription enregistrée",
        MessageKind.RegistrationReturned => "Inscription à reprendre",
        MessageKind.FileTransmitted => "Dossier transmis",
        MessageKind.TransmissionReturned => "Dossier à reprendre",
        MessageKind.TransmissionAccepted => "Dossier accepté",
        MessageKind.YourTurn => "C’est à vous",
        MessageKind.TaskReminder => "Rappel",
        MessageKind.CertificateDelivered => "Votre certificat est disponible",
        MessageKind.MomentPlanned => "Un moment d’évaluation est fixé",
        MessageKind.MomentMoved => "Un moment d’évaluation change",
        MessageKind.MomentCancelled => "Un moment d’évaluation est annulé",
        MessageKind.ApprovalAnswered => "Réponse à votre demande d’agrément",
        MessageKind.LinkDeclared => "Un lien est déclaré dans une session",
        MessageKind.Convocation => "Convocation",
        MessageKind.ConvocationReminder => "Rappel de convocation",
        MessageKind.DecisionPublished => "Décision publiée",
        MessageKind.Digest => "Récapitulatif du jour",
        MessageKind.CommentWritten => "Un message vous attend",
        MessageKind.AvailabilityAsked => "Vos disponibilités pour les jurys",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private async Task<MailContent?> ContentAsync(Message message, string greeting, Account? account, About? about, CancellationToken cancellation) =>
        message.Kind switch
        {
            MessageKind.AddressChangeAsked => AddressChangeAsked(greeting),
            MessageKind.TwoStepRemoved => TwoStepRemoved(greeting),
            MessageKind.SignInsRefused => SignInsRefused(greeting),
            MessageKind.NewDevice => NewDevice(greeting, message),
            MessageKind.AccessCode or MessageKind.SignatureCode => about?.Link is { } link ? await CodeAsync(message, greeting, link, cancellation) : null,
            MessageKind.Invitation
            or MessageKind.NewPassword
            or MessageKind.ConfirmAddress
            or MessageKind.ApprovalAnswered
            or MessageKind.AvailabilityAsked
            or MessageKind.Convocation
            or MessageKind.ConvocationReminder
            or MessageKind.Digest
            or MessageKind.LinkDeclared => account is null ? null : await ToAccountAsync(message, greeting, account, about, cancellation),
            _ => about is null ? null : await AboutFileAsync(message, greeting, account, about, cancellation),
        };

    private async Task<MailContent> CodeAsync(Message message, string greeting, PersonalLink link, CancellationToken cancellation) =>
        new(
            Title(message.Kind),
            greeting,
            [
                message.Kind == MessageKind.AccessCode
                    ? "Recopiez ce code pour ouvrir le dossier :"
                    : "Recopiez ce code pour signer : il tient lieu de mot de passe.",
            ]
        )
        {
            Code = await links.MakeCodeAsync(link.Id, cancellation),
            After = [$"Il sert une seule fois, pendant {PersonalLink.CodeMinutes} minutes. Si vous ne l’avez pas demandé, ne le donnez à personne."],
        };

    private async Task<MailContent?> AboutFileAsync(Message message, string greeting, Account? account, About about, CancellationToken cancellation)
    {
        var content = new MailContent(
            Title(message.Kind),
            greeting,
            [Sentence(message, about), .. await NoteAsync(message, cancellation), .. await StandInAsync(message, cancellation)]
        );
        return about.Link is { } link
            ? content with
            {
                Link = new MailLink(OpenFile, address.Absolute(AccessPaths.Link(links.TokenOf(link)))),
                After =
                [
                    $"Ce lien vous est personnel et n’ouvre que ce dossier, jusqu’au {FrenchText.PlainDate(FrenchText.ParisDay(link.ValidUntil))}. "
                        + "À chaque visite, un code vous est envoyé à cette adresse.",
                ],
            }
            : account is null ? null
            : await OpenAsync(content, account, PathOf(message.Kind, about.Reference), WordsOf(message.Kind));
    }

    private static string PathOf(MessageKind kind, string reference) => kind switch
    {
        MessageKind.MomentPlanned or MessageKind.MomentMoved or MessageKind.MomentCancelled => EvaluationPaths.Planning(reference),
        MessageKind.CertificateDelivered => CertificatesPaths.OfFile(reference),
        MessageKind.DecisionPublished => DecisionsPaths.Decision(reference),
        MessageKind.CommentWritten => ExchangesPaths.Thread(reference),
        _ => FilesPaths.File(reference),
    };

    private static string WordsOf(MessageKind kind) => kind switch
    {
        MessageKind.MomentPlanned or MessageKind.MomentMoved or MessageKind.MomentCancelled => "Voir la planification",
        MessageKind.CertificateDelivered => "Lire le document",
        MessageKind.DecisionPublished => "Lire la décision",
        MessageKind.CommentWritten => "Lire le message",
        _ => OpenFile,
    };

    private static string Sentence(Message message, About about) =>
        message.Kind switch
        {
            MessageKind.EvaluatorNamed => $"{about.Company} vous confie l’évaluation {FrenchText.Of(about.Candidate)} "
                + $"pour le {about.Certification}, avec un second évaluateur.",
            MessageKind.LinkRenewed => $"Voici votre nouveau lien vers le dossier {FrenchText.Of(about.Candidate)}. L’ancien ne sert plus.",
            MessageKind.OrganisationNamed => $"{about.Company} a choisi votre organisme pour former {about.Candidate} au {about.Certification}.",
            MessageKind.RegistrationAcknowledged => $"L’inscription {FrenchText.Of(about.Candidate)} est enregistrée.",
            MessageKind.RegistrationReturned =>
                $"L’inscription {FrenchText.Of(about.Candidate)} vous est renvoyée. Ce qu’il faut reprendre est écrit dans le dossier.",
            MessageKind.FileTransmitted =>
                $"Le dossier {FrenchText.Of(about.Candidate)} est transmis au certificateur, qui l’examine. Le récépissé se lit dans le dossier.",
            MessageKind.TransmissionReturned =>
                $"Le dossier {FrenchText.Of(about.Candidate)} vous est renvoyé par le certificateur. Chaque point à reprendre est écrit dans le dossier, "
                    + $"avec son motif.",
            MessageKind.TransmissionAccepted =>
                $"Le dossier {FrenchText.Of(about.Candidate)} est accepté par le certificateur : il attend la suite de son parcours.",
            MessageKind.MomentPlanned =>
                $"Un moment de l’évaluation {FrenchText.Of(about.Candidate)} est fixé {message.Detail}, et vous y participez. Le lieu, les participants et "
                    + $"le fichier d’agenda sont dans l’application.",
            MessageKind.MomentMoved =>
                $"Un moment de l’évaluation {FrenchText.Of(about.Candidate)} change. Il est maintenant fixé {message.Detail}. Le lieu, les participants et "
                    + $"le nouveau fichier d’agenda sont dans l’application.",
            MessageKind.MomentCancelled =>
                $"Le moment de l’évaluation {FrenchText.Of(about.Candidate)} prévu {message.Detail} est annulé. Retirez-le de votre agenda.",
            MessageKind.CertificateDelivered => "Un document officiel de votre dossier est à votre disposition. Connectez-vous pour le lire et le télécharger.",
            MessageKind.DecisionPublished =>
                $"La décision sur {(about.IsReaders ? "votre dossier" : $"le dossier {FrenchText.Of(about.Candidate)}")} est publiée. "
                    + $"Elle ne figure pas dans ce message : connectez-vous pour la lire, "
                    + $"avec ce qui suit.",
            MessageKind.CommentWritten =>
                $"Un message vous est adressé dans les échanges {(about.IsReaders ? "de votre dossier" : $"du dossier {FrenchText.Of(about.Candidate)}")}. "
                    + "Il se lit dans l’application.",
            MessageKind.YourTurn or MessageKind.TaskReminder =>
                TurnSentence(Enum.TryParse<NextAct>(message.Detail, out var act) ? act : NextAct.None, about),
            _ => throw new ArgumentOutOfRangeException(nameof(message), message.Kind, null),
        };

    private async Task<IReadOnlyList<string>> NoteAsync(Message message, CancellationToken cancellation)
    {
        if (message.FromId is not { } sender)
        {
            return [];
        }

        var from = await db.People.AsNoTracking().SingleAsync(person => person.Id == sender, cancellation);
        return [message.Note is null ? $"De la part de {from.Name}." : $"De la part de {from.Name} : « {message.Note} »"];
    }

    private static string TurnSentence(NextAct act, About about) =>
        act switch
        {
            NextAct.FillCandidatePart => "Votre partie du livret d’évaluation est à remplir\u00A0: vos évaluateurs la lisent avant de signer.",
            NextAct.AcknowledgeResults =>
                "Vos évaluateurs ont signé votre livret d’évaluation\u00A0: lisez les résultats, puis signez en avoir pris connaissance.",
            NextAct.SignInterview =>
                $"Le guide de l’entretien d’accueil et d’orientation {FrenchText.Of(about.Candidate)} attend "
                    + "votre signature\u00A0: relisez-le, puis signez-le.",
            NextAct.AcknowledgeRegistration => $"L’inscription {FrenchText.Of(about.Candidate)}, transmise par {about.Company}, attend votre examen.",
            NextAct.AcceptTransmission => $"Le dossier {FrenchText.Of(about.Candidate)}, transmis par {about.Company}, attend votre examen.",
            _ => $"Le dossier {FrenchText.Of(about.Candidate)} vous attend\u00A0: « {ActWords.Of(act)} ».",
        };

    // whoever has no password yet chooses one first
    private async Task<MailContent> OpenAsync(MailContent content, Account account, string path, string words = OpenFile)
    {
        if (account.PasswordHash is not null)
        {
            return content with { Link = new MailLink(path == "/" ? "Se connecter" : words, address.Absolute(path)) };
        }

        var (link, last) = await passwords.InviteAsync(account);
        return content with
        {
            Link = new MailLink("Choisir mon mot de passe", link),
            After =
            [
                $"Le lien sert une seule fois, jusqu’au {FrenchText.PlainDate(last)}. Passé ce jour, demandez-en un autre par « Mot de passe oublié » sur la "
                    + "page de connexion.",
            ],
        };
    }

    private async Task<About> AboutAsync(Guid fileId, Guid personId, CancellationToken cancellation)
    {
        var found = await (
            from file in db.Files.AsNoTracking()
            where file.Id == fileId
            join candidate in db.People on file.CandidateId equals candidate.Id
            join company in db.Organisations on file.EmployerId equals company.Id
            select new
            {
                file.Reference,
                file.CandidateId,
                file.CertificationTitle,
                candidate.Name,
                Company = company.Name,
            }
        ).SingleAsync(cancellation);
        var link = await db.PersonalLinks.AsNoTracking().SingleOrDefaultAsync(known => known.FileId == fileId && known.PersonId == personId, cancellation);
        return new About(
            found.Reference,
            found.Name,
            found.Company,
            found.CertificationTitle,
            link?.Serves(clock.GetUtcNow()) == true ? link : null,
            found.CandidateId == personId
        );
    }

    private sealed record About(string Reference, string Candidate, string Company, string Certification, PersonalLink? Link, bool IsReaders);
}
