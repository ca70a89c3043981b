using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Those whom messages do not reach.</summary>
internal static class Unreached
{
    private static readonly MessageStatus[] NotReached = [MessageStatus.Refused, MessageStatus.Abandoned, MessageStatus.Unconfirmed];

    /// <summary>How many people one of those messages did not reach, to whom the server has taken nothing since. One query.</summary>
    public static Task<int> UnreachedAsync(this IQueryable<Message> messages, AppDbContext db, CancellationToken cancellation) =>
        messages
            .Where(message =>
                NotReached.Contains(message.Status)
                && !db.Messages.Any(later =>
                    later.PersonId == message.PersonId && later.CreatedAt > message.CreatedAt && later.Status == MessageStatus.Sent
                )
            )
            .Select(message => message.PersonId)
            .Distinct()
            .CountAsync(cancellation);
}
