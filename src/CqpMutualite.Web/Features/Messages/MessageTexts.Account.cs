using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Organisations;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <content>Messages to the holder of an account, about it or about what they open with it.</content>
public sealed partial class MessageTexts
{
    private async Task<MailContent?> ToAccountAsync(
        Message message,
        string greeting,
        Account account,
        About? about,
        CancellationToken cancellation
    ) =>
        message.Kind switch
        {
            MessageKind.Invitation => await OpenAsync(
                new MailContent(Title(message.Kind), greeting, [.. await InvitationSentencesAsync(message, about, cancellation)]),
                account,
                "/"
            ),
            MessageKind.Digest => await DigestAsync(message, greeting, account, cancellation),
            MessageKind.NewPassword => await NewPasswordAsync(greeting, account),
            MessageKind.ConfirmAddress => account.PendingEmail is null ? null : await ConfirmAddressAsync(greeting, account),
            MessageKind.ApprovalAnswered => await OpenAsync(
                new MailContent(Title(message.Kind), greeting, [$"La CPNEFP a répondu à votre demande d’agrément pour le {message.Detail}."]),
                account,
                OrganisationsPaths.OwnApprovals,
                "Lire la réponse"
            ),
            MessageKind.LinkDeclared => Guid.TryParse(message.Detail, out var session) ? await LinkDeclaredAsync(greeting, account, session) : null,
            MessageKind.AvailabilityAsked => await OpenAsync(
                new MailContent(
                    Title(message.Kind),
                    greeting,
                    ["L’OEMM prépare des sessions de jury et vous demande les jours où vous êtes libre. Répondre prend une minute et ne vous engage pas."]),
                account,
                JuryPaths.Availability,
                "Dire mes disponibilités"
            ),
            _ => await ConvocationAsync(message, greeting, account, cancellation),
        };

    // who invites, for what, and whose name somebody who does not know the application can recognise
    private async Task<IEnumerable<string>> InvitationSentencesAsync(Message message, About? about, CancellationToken cancellation)
    {
        var from = message.FromId is { } sender ? await db.People.AsNoTracking().SingleAsync(person => person.Id == sender, cancellation) : null;
        var opened = from is null ? "Un accès à CQP Mutualité vous est ouvert" : $"{from.Name} vous ouvre un accès à CQP Mutualité";
        return about is null
            ? [$"{opened} {message.Detail}."]
            : [$"{opened} {message.Detail}.", $"Certification : {about.Certification}. Entreprise : {about.Company}."];
    }

    private async Task<MailContent> NewPasswordAsync(string greeting, Account account) =>
        new(Title(MessageKind.NewPassword), greeting, ["Un nouveau mot de passe a été demandé pour votre compte CQP Mutualité."])
        {
            Link = new MailLink("Choisir un nouveau mot de passe", await passwords.MakeAsync(account)),
            After =
            [
                $"Le lien sert une seule fois, pendant {PasswordLinks.Lifetime}. Si vous n’avez rien demandé, ne faites rien : votre mot de "
                    + $"passe ne change pas.",
            ],
        };

    private async Task<MailContent> ConfirmAddressAsync(string greeting, Account account) =>
        new(Title(MessageKind.ConfirmAddress), greeting, ["Cette adresse a été donnée pour votre compte CQP Mutualité."])
        {
            Link = new MailLink("Confirmer cette adresse", await addresses.MakeAsync(account)),
            After = [$"Le lien sert une seule fois, pendant {PasswordLinks.Lifetime}. Si vous n’avez rien demandé, ne faites rien : rien ne change."],
        };

    private static MailContent AddressChangeAsked(string greeting) =>
        new(
            Title(MessageKind.AddressChangeAsked),
            greeting,
            ["Une autre adresse a été donnée pour votre compte CQP Mutualité. Elle remplacera celle-ci dès qu’elle sera confirmée."]
        )
        {
            After = ["Si vous n’avez rien demandé, changez votre mot de passe sans attendre, puis prévenez l’OEMM."],
        };

    private static MailContent TwoStepRemoved(string greeting) =>
        new(
            Title(MessageKind.TwoStepRemoved),
            greeting,
            ["La connexion en deux étapes de votre compte a été retirée à votre demande : votre mot de passe suffit de nouveau."]
        )
        {
            After = ["Activez-la de nouveau depuis « Mon compte ». Si vous n’avez rien demandé, changez votre mot de passe et prévenez l’OEMM."],
        };

    private MailContent SignInsRefused(string greeting) =>
        new(
            Title(MessageKind.SignInsRefused),
            greeting,
            [
                "Plusieurs essais de connexion à votre compte CQP Mutualité ont échoué de suite. Ils sont maintenant ralentis ; votre compte reste ouvert pour "
                    + "vous.",
            ]
        )
        {
            Link = new MailLink("Voir mes sessions", address.Absolute(AccountsPaths.OwnSessions)),
            After =
            [
                "Si c’était vous, ne faites rien. Sinon, personne n’est entré par ces essais : vérifiez que votre mot de passe ne sert nulle part ailleurs, et "
                    + "activez la connexion en deux étapes depuis « Mon compte ».",
            ],
        };

    private MailContent NewDevice(string greeting, Message message) =>
        new(
            Title(MessageKind.NewDevice),
            greeting,
            [
                $"Votre compte CQP Mutualité a été ouvert depuis un appareil qu’il ne connaissait pas ({message.Detail}), le "
                    + $"{FrenchText.Moment(message.CreatedAt)}.",
            ]
        )
        {
            Link = new MailLink("Voir mes sessions", address.Absolute(AccountsPaths.OwnSessions)),
            After = ["Si c’était vous, ne faites rien. Sinon, déconnectez-vous partout depuis « Mon compte », changez de mot de passe et prévenez l’OEMM."],
        };

    private Task<MailContent> LinkDeclaredAsync(string greeting, Account account, Guid session) =>
        OpenAsync(
            new MailContent(
                Title(MessageKind.LinkDeclared),
                greeting,
                ["Une personne qui siège dans une session a déclaré un lien avec un candidat. Sa déclaration se lit sur la page de la session."]
            ),
            account,
            JuryPaths.Session(session),
            "Ouvrir la session"
        );
}
