using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Tells the certifier that a member declared a link: neither who, nor with whom, nor why; these are read on the page of the session.</summary>
public static class LinkMessages
{
    /// <summary>Writes the messages, with the act that the caller saves.</summary>
    public static async Task PostAsync(AppDbContext db, FileHead head, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = FrenchText.ParisDay(now);
        var certifiers = await db
            .Memberships.AsNoTracking()
            .Where(member =>
                member.Role == Role.Oemm
                && member.From <= today
                && (member.Until == null || member.Until >= today)
                && db.Users.Any(account => account.PersonId == member.PersonId && account.Email != null)
            )
            .Select(member => member.PersonId)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var person in certifiers)
        {
            db.Post(Message.To(person, MessageKind.LinkDeclared, now, detail: head.File.SessionId!.Value.ToString()));
        }
    }
}
