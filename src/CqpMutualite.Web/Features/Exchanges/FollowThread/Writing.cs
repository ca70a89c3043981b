using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Features.Exchanges.FollowThread;

internal static class Writing
{
    /// <summary>Writes a comment, and to those who may read it. The caller holds the file and saves.</summary>
    public static async Task<Outcome?> WriteAsync(FileActing begun, CommentForm form, CancellationToken cancellation)
    {
        var author = new CommentAuthor(begun.User.ActingId, Comment.GroupOf(begun.User.Role)!.Value, begun.User.Actor().Capacity);
        var (comment, outcome) = Comment.Write(begun.File, author, form.Readers ?? [], form.Text, begun.Now);
        if (comment is not null)
        {
            begun.Db.Add(comment);
            await ThreadMessages.PostAsync(begun.Db, begun.File, comment, cancellation);
        }

        return outcome;
    }
}
