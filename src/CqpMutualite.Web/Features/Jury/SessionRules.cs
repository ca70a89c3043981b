using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What the acts on a session read beside it: lengths, hours elsewhere, whose turn it is to preside.</summary>
public static class SessionRules
{
    /// <summary>Minutes of a passage: what the edition says of that certification.</summary>
    public static int MinutesOf(Referential edition, string certification) => edition.JuryTiming(certification)?.Minutes ?? 0;

    /// <summary>Hours at which a person sits in other sessions of that day.</summary>
    public static async Task<IReadOnlyList<(TimeOnly From, TimeOnly Until)>> HoursElsewhereAsync(this AppDbContext db, JurySession session, Guid personId, CancellationToken cancellation) =>
        [.. (await db.Sessions.AsNoTracking().Where(other => other.Id != session.Id && other.HeldOn == session.HeldOn && other.Members.Any(member => member.PersonId == personId))
            .Select(other => new { other.StartsAt, other.EndsAt }).ToListAsync(cancellation)).Select(hours => (hours.StartsAt, hours.EndsAt))];

    /// <summary>The last presidency before a session, among those of the same composition; null for the first one.</summary>
    public static Task<LastPresidency?> LastPresidencyAsync(this AppDbContext db, JurySession session, CancellationToken cancellation) =>
        db.Sessions.AsNoTracking().Where(other => other.Id != session.Id && other.Kind == session.Kind && other.EditionCode == session.EditionCode && (other.HeldOn < session.HeldOn || (other.HeldOn == session.HeldOn && other.StartsAt < session.StartsAt)))
            .OrderByDescending(other => other.HeldOn).ThenByDescending(other => other.StartsAt)
            .SelectMany(other => other.Members.Where(member => member.IsPresident).Select(member => new LastPresidency(other.HeldOn, member.College)))
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The college that presides, in its turn; null when any member may.</summary>
    public static College? TurnOf(JuryPanel panel, LastPresidency? last) => panel.Presidency == Presidency.Alternating && last is not null ? JuryWords.Other(last.College) : null;

    /// <summary>The conflicts between those who vote and a file.</summary>
    public static IReadOnlyList<ConflictOfInterest> Conflicts(JurySession session, JuryPeople people, IReadOnlyCollection<FileTies> files) =>
        ConflictOfInterest.Between(session.Members.Select(member => (member.PersonId, people.OrganisationsOf(member.PersonId))), files);
}

/// <summary>Who presided last.</summary>
public sealed record LastPresidency(DateOnly HeldOn, College College);
