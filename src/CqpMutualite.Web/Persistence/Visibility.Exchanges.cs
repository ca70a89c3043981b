using CqpMutualite.Domain.Exchanges;

namespace CqpMutualite.Web.Persistence;

/// <content>What those who follow a file write to each other.</content>
public static partial class Visibility
{
    /// <summary>
    /// The comments on a file, which the reader sees, that were written to their group; those to a company are of that company alone, whoever employs the
    /// candidate next. Neither juries nor administrators have any.
    /// </summary>
    public static IQueryable<Comment> CommentsVisibleTo(this AppDbContext db, Reader reader, Guid fileId)
    {
        var comments = db.Comments.Where(comment => comment.FileId == fileId);
        return Comment.GroupOf(reader.Role) switch
        {
            ExchangeGroup.Company => comments.Where(comment =>
                comment.ForCompany && db.Files.Any(file => file.Id == comment.FileId && file.EmployerId == comment.CompanyId)
            ),
            ExchangeGroup.TrainingOrganisation => comments.Where(comment => comment.ForTraining),
            ExchangeGroup.Certifier => comments.Where(comment => comment.ForCertifier),
            ExchangeGroup.Candidate => comments.Where(comment => comment.ForCandidate),
            _ => comments.Where(comment => false),
        };
    }

    /// <summary>Of these, what others wrote since <paramref name="person"/> last read the thread.</summary>
    public static IQueryable<Comment> NewCommentsFor(this AppDbContext db, Reader reader, Guid person, Guid fileId) =>
        db.CommentsVisibleTo(reader, fileId).Where(comment =>
            comment.AuthorId != person && comment.WithdrawnAt == null
            && !db.ThreadReadings.Any(reading => reading.FileId == fileId && reading.PersonId == person && reading.ReadUntil >= comment.At)
        );
}
