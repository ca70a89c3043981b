using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>What the register is filtered by.</summary>
public sealed record RegisterFilter : ListFilter
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 40;

    /// <summary>What became of the message.</summary>
    [ModelBinder(Name = "Etat")]
    public MessageStatus? Status { get; init; }

    /// <summary>What it is about.</summary>
    [ModelBinder(Name = "Objet")]
    public MessageKind? Kind { get; init; }

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices => [("Etat", Status?.ToString()), ("Objet", Kind?.ToString())];

    /// <summary>The messages asked for, among those that the reader may see.</summary>
    public IQueryable<Message> Of(AppDbContext db, Reader reader)
    {
        var messages = db.MessagesVisibleTo(reader).AsNoTracking();
        messages = Status is { } status ? messages.Where(message => message.Status == status) : messages;
        messages = Kind is { } kind ? messages.Where(message => message.Kind == kind) : messages;
        return messages.Found(db, Search);
    }
}

/// <summary>A message with whom it is for and what it is about.</summary>
public sealed class MessageRow
{
    public required Message Message { get; init; }

    public required Person Person { get; init; }

    public required string? Reference { get; init; }

    /// <summary>Whose file it is.</summary>
    public required Guid? CandidateId { get; init; }

    /// <summary>The digest that told it.</summary>
    public required Message? Digest { get; init; }

    /// <summary>It waits for the digest of the day.</summary>
    public required bool Held { get; init; }

    /// <summary>Those messages in the order asked for, by default the latest first. <paramref name="pace"/>: that of those who did not choose.</summary>
    public static IQueryable<MessageRow> Of(AppDbContext db, IQueryable<Message> messages, RegisterFilter filter, MessagePace pace)
    {
        var held = db.Held(pace);
        var rows =
            from message in messages.AsNoTracking()
            join person in db.People on message.PersonId equals person.Id
            join file in db.Files on message.FileId equals file.Id into files
            from file in files.DefaultIfEmpty()
            join digest in db.Messages on message.DigestId equals digest.Id into digests
            from digest in digests.DefaultIfEmpty()
            select new MessageRow
            {
                Message = message,
                Person = person,
                Reference = file == null ? null : file.Reference,
                CandidateId = file == null ? null : file.CandidateId,
                Digest = digest,
                Held = held.Any(other => other.Id == message.Id),
            };
        var sorted = filter.Sort switch
        {
            "Destinataire" => rows.By(filter.Descending, row => row.Person.SortName),
            "Objet" => rows.By(filter.Descending, row => row.Message.Kind),
            "Dossier" => rows.By(filter.Descending, row => row.Reference),
            "Etat" => rows.By(filter.Descending, row => row.Message.Status),
            _ => rows.By(filter.Sort != "Date" || filter.Descending, row => row.Message.CreatedAt),
        };
        return sorted.ThenByDescending(row => row.Message.CreatedAt).ThenByDescending(row => row.Message.Id);
    }
}
