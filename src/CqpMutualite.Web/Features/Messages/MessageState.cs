using System.Text.RegularExpressions;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>What was observed of a message, in words.</summary>
/// <param name="Tag">The state.</param>
/// <param name="Note">When, or why; null: nothing more to say.</param>
/// <param name="IsAddress">Another address is what it needs.</param>
public sealed partial record MessageState(Tag Tag, string? Note = null, bool IsAddress = false)
{
    internal const string NoAddress = "NoAddress", NothingToOpen = "NothingToOpen", TooLate = "TooLate";

    /// <summary>« Refusé par le serveur : adresse inconnue ».</summary>
    public string Words => Note is null ? Tag.Text : $"{Tag.Text}\u00A0: {Note}";

    /// <summary>It waits for the digest of the day.</summary>
    public static MessageState Held { get; } = new(new Tag(TagState.Waiting, "Retenu pour le récapitulatif du jour"));

    /// <summary>That of an invitation, said of it.</summary>
    public static MessageState OfInvitation(Message message)
    {
        var state = Of(message);
        var words = message.Status switch
        {
            MessageStatus.Sent => "Invitation acceptée par le serveur",
            MessageStatus.Refused => "Invitation refusée par le serveur",
            MessageStatus.Abandoned => "Invitation abandonnée",
            _ => state.Tag.Text,
        };
        return state with { Tag = state.Tag with { Words = words } };
    }

    /// <summary>That of the message; of one told in a digest, that of the <paramref name="digest"/>.</summary>
    public static MessageState Of(Message message, Message? digest = null) => message.Status switch
    {
        MessageStatus.Digested when digest is not null => Told(digest),
        MessageStatus.Sent => new MessageState(new Tag(TagState.Sent, "Accepté par le serveur"), $"le {FrenchText.Moment(message.SentAt!.Value)}"),
        MessageStatus.Refused => new MessageState(
            new Tag(TagState.Late, "Refusé par le serveur"),
            ReasonOf(message),
            message.Failure is DeliveryFailure.Recipient or DeliveryFailure.BadAddress
        ),
        MessageStatus.Abandoned => new MessageState(new Tag(TagState.Late, "Abandonné"), ReasonOf(message), message.Failure == NoAddress),
        MessageStatus.Unconfirmed => new MessageState(
            new Tag(TagState.Attention, "Départ incertain"),
            "remis au serveur, dont la réponse n’est pas connue\u00A0; il ne repart pas de lui-même"
        ),
        MessageStatus.Digested => new MessageState(new Tag(TagState.Sent, "Dans le récapitulatif")),
        _ when message.HandedAt is not null => new MessageState(new Tag(TagState.Waiting, "En cours d’envoi")),
        _ when message.Failure is null => new MessageState(new Tag(TagState.Waiting, "À envoyer")),
        _ => new MessageState(
            new Tag(TagState.Waiting, "Nouvel essai prévu"),
            $"le {FrenchText.Moment(message.NextAttemptAt)}\u00A0; {ReasonOf(message)}"
        ),
    };

    private static MessageState Told(Message digest)
    {
        var state = Of(digest);
        var note = $"dans le récapitulatif du {FrenchText.PlainDate(digest.DigestDay!.Value)}";
        return digest.Status == MessageStatus.Sent
            ? state with { Tag = new Tag(TagState.Sent, "Dans le récapitulatif") }
            : state with { Note = state.Note is null ? note : $"{note}\u00A0; {state.Note}" };
    }

    private static string ReasonOf(Message message)
    {
        var why = message.Failure switch
        {
            NoAddress => "pas d’adresse électronique",
            NothingToOpen => "sans objet\u00A0: l’accès a été retiré, ou ce qu’il annonçait n’est plus",
            TooLate => "parti trop tard pour servir",
            DeliveryFailure.BadAddress => "l’adresse n’en est pas une",
            DeliveryFailure.Recipient => RecipientReason(message.Reply),
            DeliveryFailure.Sender => "le serveur n’accepte pas l’adresse d’expédition de l’application",
            DeliveryFailure.Content => "le serveur n’accepte pas ce message",
            DeliveryFailure.Account => "le serveur n’accepte pas le compte de l’application",
            DeliveryFailure.Encryption => "la connexion au serveur n’a pas pu être chiffrée",
            DeliveryFailure.NoServer => "le serveur de messagerie ne répond pas",
            DeliveryFailure.NoAnswer => "le serveur de messagerie n’a pas répondu à temps",
            DeliveryFailure.Busy => "le serveur de messagerie remet à plus tard",
            _ => "le message n’a pas pu être préparé",
        };
        var said = message.Reply is null ? why : $"{why} ({message.Reply})";
        return message.Status == MessageStatus.Refused || message.Failure is NoAddress or NothingToOpen or TooLate
            ? said
            : $"{said}, {FrenchText.Plural(message.Attempts, "essai", "essais")}";
    }

    // the enhanced code says more than the code (RFC 3463); without it, what the code usually means
    private static string RecipientReason(string? reply) => EnhancedCode().Match(reply ?? "").Value switch
    {
        "5.1.1" or "5.1.0" or "5.1.6" or "5.1.10" => "adresse inconnue",
        "5.1.2" or "5.4.4" => "domaine de l’adresse inconnu",
        "5.1.3" => "l’adresse n’en est pas une",
        "5.2.1" => "boîte fermée",
        "5.2.2" => "boîte pleine",
        "5.2.3" or "5.3.4" => "message trop gros pour cette boîte",
        { Length: > 0 } code when code.StartsWith("5.7.", StringComparison.Ordinal) => "cette boîte n’accepte pas les messages de l’application",
        _ => reply?[..3] switch
        {
            "550" => "adresse inconnue ou fermée",
            "552" => "boîte pleine",
            "551" or "553" => "l’adresse n’en est pas une, ou plus",
            _ => "cette adresse est refusée",
        },
    };

    [GeneratedRegex(@"\b5\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex EnhancedCode();
}
