using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>A line of the register: to whom, when, which subject, about which file, what became of it.</summary>
public sealed record MessageLine(Guid Id, string Person, string Subject, string? Reference, DateTimeOffset At, Tag Tag, string? Note, bool MayResend)
{
    /// <summary>What the register shows.</summary>
    public static IReadOnlyList<Column<MessageLine>> Columns { get; } =
    [
        new("Destinataire", "Destinataire", line => line.Person),
        new("Objet", "Objet", line => line.Subject),
        new("Dossier", "Dossier", line => line.Reference ?? "–"),
        new("Date", "Date", line => FrenchText.Moment(line.At)),
        new("État", "Etat", line => line.Note is null ? line.Tag.Text : $"{line.Tag.Text}, {line.Note}"),
    ];

    /// <summary>The latest of those messages: one query.</summary>
    public static async Task<IReadOnlyList<MessageLine>> LoadAsync(AppDbContext db, IQueryable<Message> messages, int count, CancellationToken cancellation)
    {
        var rows = await MessageRow.Of(db, messages, new RegisterFilter()).Take(count).ToListAsync(cancellation);
        return rows.ConvertAll(Of);
    }

    public static MessageLine Of(MessageRow row) =>
        new(
            row.Message.Id,
            row.Person.Name,
            MessageTexts.Title(row.Message.Kind),
            row.Reference,
            row.Message.SentAt ?? row.Message.CreatedAt,
            TagOf(row.Message.Status, row.Message.Failure),
            NoteOf(row.Message),
            MayBeSentAgain(row.Message)
        );

    /// <summary>A code is asked for again by its holder; what is on its way needs no second one.</summary>
    public static bool MayBeSentAgain(Message message) =>
        message.Status != MessageStatus.Waiting && message.Kind is not (MessageKind.AccessCode or MessageKind.SignatureCode or MessageKind.NewPassword);

    private static Tag TagOf(MessageStatus status, string? failure) => status switch
    {
        MessageStatus.Sent => new Tag(TagState.Sent, "Envoyé"),
        MessageStatus.Abandoned => new Tag(TagState.Late, "Non parti"),
        _ => new Tag(TagState.Waiting, failure is null ? "À envoyer" : "Nouvel essai prévu"),
    };

    private static string? NoteOf(Message message) => message.Failure switch
    {
        null => null,
        "NoAddress" => "pas d’adresse électronique",
        "NothingToOpen" => "l’accès a été retiré entre-temps",
        "TooLate" => "parti trop tard pour servir",
        _ => $"{FrenchText.Plural(message.Attempts, "essai", "essais")}, le serveur de messagerie n’a pas pris le message",
    };
}
