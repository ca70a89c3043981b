using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Exchanges.FollowThread;

/// <summary>The thread as one reader has it, the oldest first, and whom they may write to.</summary>
public sealed record FollowThreadPage(FileHead Head, IReadOnlyList<CommentLine> Lines, ExchangeGroup Own, CommentForm Form)
{
    /// <summary>Minutes during which one takes back what one wrote.</summary>
    public int WithdrawalMinutes { get; init; }

    /// <summary>The groups that there are on the file, the reader's own left out: it always reads.</summary>
    public IEnumerable<SelectListItem> Choices =>
        Comment.GroupsOf(Head.File).Where(group => group != Own).Select(group => new SelectListItem(Words(group), group.ToString()));

    public static string Words(ExchangeGroup group) => group switch
    {
        ExchangeGroup.Company => "Entreprise et évaluateurs",
        ExchangeGroup.TrainingOrganisation => "Organisme de formation",
        ExchangeGroup.Certifier => "OEMM",
        _ => "Candidat",
    };

    /// <summary>Two queries beside that of the head; what is shown is read from then on.</summary>
    public static async Task<FollowThreadPage> LoadAsync(FileActing begun, CommentForm form, CancellationToken cancellation)
    {
        var (db, file, user) = (begun.Db, begun.File, begun.User);
        var fresh = db.NewCommentsFor(user.Reader, user.ActingId, file.Id);
        var found = await (
            from comment in db.CommentsVisibleTo(user.Reader, file.Id).AsNoTracking()
            orderby comment.At, comment.Id
            join author in db.People on comment.AuthorId equals author.Id
            select new { Comment = comment, Author = author, IsNew = fresh.Any(other => other.Id == comment.Id) }
        ).ToListAsync(cancellation);
        var minutes = await db.SettingAsync(OemmSettings.CommentWithdrawalMinutes, cancellation);
        if (found.Count > 0)
        {
            await ReadAsync(begun, found[^1].Comment.At, cancellation);
        }

        return new FollowThreadPage(
            begun.Head,
            [
                .. found.Select(line => new CommentLine(
                    line.Comment.Id,
                    line.Author.Name,
                    line.Comment.Capacity,
                    line.Comment.At,
                    line.Comment.Text,
                    FrenchText.Join(line.Comment.Readers.Select(Words)),
                    line.IsNew)
                {
                    Withdrawn = line.Comment.WithdrawnAt is not null,
                    MayWithdraw = line.Comment.MayWithdraw(user.ActingId, minutes, begun.Now).IsAccepted,
                }),
            ],
            Comment.GroupOf(user.Role)!.Value,
            form)
        {
            WithdrawalMinutes = minutes,
        };
    }

    private static async Task ReadAsync(FileActing begun, DateTimeOffset until, CancellationToken cancellation)
    {
        var (db, file, person) = (begun.Db, begun.File.Id, begun.User.ActingId);
        var own = db.ThreadReadings.Where(reading => reading.FileId == file && reading.PersonId == person);
        if (await own.ExecuteUpdateAsync(row => row.SetProperty(reading => reading.ReadUntil, until), cancellation) == 0)
        {
            db.Add(new ThreadReading { FileId = file, PersonId = person, ReadUntil = until });
            await db.TrySaveAsync(cancellation);
        }
    }
}

/// <summary>One comment. <paramref name="For"/>: those who read it, in words.</summary>
public sealed record CommentLine(Guid Id, string Author, string Capacity, DateTimeOffset At, string Text, string For, bool IsNew)
{
    public bool Withdrawn { get; init; }

    public bool MayWithdraw { get; init; }
}
