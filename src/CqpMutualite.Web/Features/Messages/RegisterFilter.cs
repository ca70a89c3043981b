using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>What the register is filtered by.</summary>
public sealed record RegisterFilter : ListFilter
{
    /// <summary>What became of the message.</summary>
    [ModelBinder(Name = "Etat")]
    public MessageStatus? Status { get; init; }

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices => [("Etat", Status?.ToString())];

    /// <summary>The messages asked for.</summary>
    public IQueryable<Message> Of(AppDbContext db)
    {
        var messages = Status is { } status ? db.Messages.Where(message => message.Status == status) : db.Messages;
        return messages.AsNoTracking().Found(db, Search);
    }
}

/// <summary>A message with whom it is for and what it is about.</summary>
public sealed class MessageRow
{
    public required Message Message { get; init; }

    public required Person Person { get; init; }

    public required string? Reference { get; init; }

    /// <summary>Those messages in the order asked for, by default the latest first.</summary>
    public static IQueryable<MessageRow> Of(AppDbContext db, IQueryable<Message> messages, RegisterFilter filter)
    {
        var rows =
            from message in messages.AsNoTracking()
            join person in db.People on message.PersonId equals person.Id
            join file in db.Files on message.FileId equals file.Id into files
            from file in files.DefaultIfEmpty()
            select new MessageRow { Message = message, Person = person, Reference = file == null ? null : file.Reference };
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
