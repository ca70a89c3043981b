using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A file of a person who bears the same birth name, first names and birth date.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="FirstNames">As they are kept.</param>
/// <param name="MatchKey">Birth name and birth date, folded.</param>
/// <param name="Certification">What the file prepares.</param>
/// <param name="Reference">Its reference; null when the reader does not see it.</param>
/// <param name="Ours">Its employer is the reader's.</param>
/// <param name="Running">Neither closed nor decided.</param>
public sealed record KnownFile(Guid PersonId, string FirstNames, string MatchKey, string Certification, string? Reference, bool Ours, bool Running);

/// <summary>Finds whether a person is on the way already. A file of another company is never named.</summary>
public static class Duplicates
{
    /// <summary>The files of everybody who bears one of those birth names and dates. One query, whatever their number.</summary>
    public static async Task<IReadOnlyList<KnownFile>> KnownAsync(
        AppDbContext db,
        CurrentUser user,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var visible = db.FilesVisibleTo(user.Reader);
        return await (
            from person in db.People
            where person.MatchKey != null && keys.Contains(person.MatchKey)
            join file in db.Files on person.Id equals file.CandidateId
            select new KnownFile(
                person.Id,
                person.FirstNames,
                person.MatchKey!,
                file.Certification,
                visible.Any(seen => seen.Id == file.Id) ? file.Reference : null,
                file.EmployerId == user.OrganisationId,
                file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null)).AsNoTracking().ToListAsync(cancellation);
    }

    public static IEnumerable<KnownFile> Of(this IEnumerable<KnownFile> known, IdentityDraft draft) =>
        draft is { BirthName: { } name, FirstNames: { } firstNames, BirthDate: { } born }
            ? known.Where(file => file.MatchKey == FoldedName.KeyOf(name, born) && FoldedName.SameFirstNames(file.FirstNames, firstNames))
            : [];
}
