using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages.Register;

/// <summary>The register of the messages sent and to be sent, the latest first. Texts, links and codes are not kept.</summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.Register)]
public sealed class RegisterController(AppDbContext db) : Controller
{
    /// <summary>A page of it, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(RegisterFilter filter, CancellationToken cancellation) =>
        View("Register", await RegisterPage.LoadAsync(db, filter, cancellation));
}

/// <summary>What the register is filtered by, in the address.</summary>
public sealed record RegisterFilter
{
    /// <summary>Beginning of a name, or reference of a file.</summary>
    public string? Recherche { get; init; }

    /// <summary>What became of the message.</summary>
    public MessageStatus? Etat { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Address of a page with these filters.</summary>
    public string Url(int page)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Recherche))
        {
            query.Add("Recherche", Recherche);
        }

        if (Etat is { } status)
        {
            query.Add("Etat", status.ToString());
        }

        query.Add("Page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return MessagesPaths.Register + query;
    }
}

/// <summary>One page of the register: two queries.</summary>
public sealed record RegisterPage(RegisterFilter Filter, IReadOnlyList<MessageLine> Lines, int Total, Pager Pager)
{
    private const int PageSize = 40;

    /// <summary>What can be chosen, in its order.</summary>
    public static IReadOnlyList<(MessageStatus Status, string Words)> States { get; } =
    [(MessageStatus.Waiting, "À envoyer"), (MessageStatus.Sent, "Envoyés"), (MessageStatus.Abandoned, "Non partis")];

    public static async Task<RegisterPage> LoadAsync(AppDbContext db, RegisterFilter filter, CancellationToken cancellation)
    {
        IQueryable<Message> messages = db.Messages;
        if (filter.Etat is { } status)
        {
            messages = messages.Where(message => message.Status == status);
        }

        if (filter.Recherche?.Trim() is { Length: > 0 } search)
        {
            var words = search.ToUpperInvariant();
            messages = messages.Where(message =>
                db.Files.Any(file => file.Id == message.FileId && file.Reference.StartsWith(words))
                || db.People.Any(person =>
                    person.Id == message.PersonId
                    && (
                        person.BirthName.ToUpper().StartsWith(words)
                        || person.UsedName!.ToUpper().StartsWith(words)
                        || person.FirstNames.ToUpper().StartsWith(words)
                    )
                )
            );
        }

        var total = await messages.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        return new RegisterPage(
            filter with
            {
                Page = page,
            },
            await MessageLine.LoadAsync(db, messages, PageSize, cancellation, (page - 1) * PageSize),
            total,
            new Pager(page, pages, filter.Url)
        );
    }
}
