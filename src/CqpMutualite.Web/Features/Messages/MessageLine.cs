using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>A line of the register: to whom, when, which subject, about which file, what became of it.</summary>
public sealed record MessageLine(Guid Id, string Person, string Subject, string? Reference, DateTimeOffset At, Tag Tag, string? Note, bool MayResend)
{
    /// <summary>The latest of those messages: one query.</summary>
    public static async Task<IReadOnlyList<MessageLine>> LoadAsync(
        AppDbContext db,
        IQueryable<Message> messages,
        int count,
        CancellationToken cancellation,
        int skip = 0
    )
    {
        var found = await (
            from message in messages
                .AsNoTracking()
                .OrderByDescending(message => message.CreatedAt)
                .ThenByDescending(message => message.Id)
                .Skip(skip)
                .Take(count)
            join person in db.People on message.PersonId equals person.Id
            join file in db.Files on message.FileId equals file.Id into files
            from file in files.DefaultIfEmpty()
            orderby message.CreatedAt descending, message.Id descending
            select new
            {
                Message = message,
                person.FirstNames,
                Last = person.UsedName ?? person.BirthName,
                Reference = file == null ? null : file.Reference,
            }
        ).ToListAsync(cancellation);
        return
        [
            .. found.Select(line => new MessageLine(
                line.Message.Id,
                $"{line.FirstNames.Split(' ', ',')[0]} {line.Last}",
                MessageTexts.Title(line.Message.Kind),
                line.Reference,
                line.Message.SentAt ?? line.Message.CreatedAt,
                TagOf(line.Message.Status, line.Message.Failure),
                NoteOf(line.Message),
                MayBeSentAgain(line.Message)
            )),
        ];
    }

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
