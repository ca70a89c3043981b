using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What the departure of an evaluator changes beside the file: their personal link and their answers.</summary>
public static class EvaluatorDeparture
{
    /// <summary>
    /// Puts away what the leaver had not signed, and revokes their link when they are <paramref name="gone"/> from the file. The number of answers put away;
    /// the caller saves.
    /// </summary>
    public static async Task<int> LetOutAsync(
        AppDbContext db,
        FileHead head,
        Assignment assignment,
        bool gone,
        CurrentUser user,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (
            gone
            && await db.PersonalLinks.SingleOrDefaultAsync(found => found.FileId == assignment.FileId && found.PersonId == assignment.PersonId, cancellation)
                is { } link
        )
        {
            link.Revoke(now);
        }

        var sheet = await db
            .Sheets.Include(found => found.Signatures)
            .Include(found => found.Answers)
            .AsSplitQuery()
            .Where(found => found.FileId == assignment.FileId && found.Booklet == BookletKeys.Evaluation)
            .OrderByDescending(found => found.Occurrence)
            .FirstOrDefaultAsync(cancellation);
        var questions = head.Edition.Booklet(BookletKeys.Evaluation)!.Questions(head.Edition);
        return sheet?.EvaluatorLeaves(questions, assignment.PersonId, assignment.Seat, user.PersonId, now) ?? 0;
    }
}
