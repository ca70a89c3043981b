using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A file of a person who may be the one that is asked for.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As lists show them.</param>
/// <param name="Identity">What they are compared by.</param>
/// <param name="Certification">What the file prepares.</param>
/// <param name="Reference">Its reference; null when the reader does not see it.</param>
/// <param name="Ours">Its employer is the reader's.</param>
/// <param name="Running">Neither closed nor decided.</param>
public sealed record KnownFile(
    Guid PersonId,
    string Name,
    NameResemblance Identity,
    string Certification,
    string? Reference,
    bool Ours,
    bool Running
)
{
    /// <summary>Runs for that certification.</summary>
    public bool Runs(string? certification) => Running && Certification == certification;
}

/// <summary>A file whose candidate resembles somebody.</summary>
public sealed record Alike(KnownFile File, Resemblance Resemblance);

/// <summary>Finds whether a person is on the way already. A file of another company is never named.</summary>
public static class Duplicates
{
    /// <summary>The files of everybody who may be born on one of those days. One query, whatever their number.</summary>
    public static async Task<IReadOnlyList<KnownFile>> KnownAsync(
        AppDbContext db,
        CurrentUser user,
        IReadOnlyCollection<CivilDate> births,
        CancellationToken cancellation
    )
    {
        // where only the month or the year is known, its first day is kept
        var days = births.SelectMany(born => new[] { born.Earliest, born.Earliest.AddDays(1 - born.Earliest.Day), new DateOnly(born.Earliest.Year, 1, 1) })
            .ToHashSet();
        var years = births.Where(born => born.Precision != DatePrecision.Day).Select(born => born.Earliest.Year).ToHashSet();
        var people = db.People.Where(person => person.BornFrom != null && days.Contains(person.BornFrom.Value));
        if (years.Count > 0)
        {
            people = db.People.Where(person =>
                person.BornFrom != null && (days.Contains(person.BornFrom.Value) || years.Contains(person.BornFrom.Value.Year)));
        }

        var visible = db.FilesVisibleTo(user.Reader);
        var found = await (
            from person in people
            join file in db.Files on person.Id equals file.CandidateId
            select new
            {
                person.Id,
                person.Name,
                person.FirstNames,
                person.BirthName,
                person.UsedName,
                Born = person.BornFrom!.Value,
                person.BirthPrecision,
                file.Certification,
                Reference = visible.Any(seen => seen.Id == file.Id) ? file.Reference : null,
                Ours = file.EmployerId == user.OrganisationId,
                Running = file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null,
            }).AsNoTracking().ToListAsync(cancellation);
        return found.ConvertAll(row => new KnownFile(
            row.Id,
            row.Name,
            new NameResemblance(row.FirstNames, row.BirthName, row.UsedName, CivilDate.Of(row.Born, row.BirthPrecision)),
            row.Certification,
            row.Reference,
            row.Ours,
            row.Running));
    }

    /// <summary>
    /// Those of people who may be the one described, the likest first, as far as the reader may be told of them: files of their company, and whether the
    /// certification is prepared elsewhere.
    /// </summary>
    public static IReadOnlyList<Alike> Like(this IEnumerable<KnownFile> known, IdentityDraft draft, string? certification) => draft.Identity is not { } identity
        ? []
        :
        [
            .. known.Where(file => file.Ours || file.Runs(certification))
                .Select(file => new Alike(file, identity.To(file.Identity)))
                .Where(alike => alike.Resemblance != Resemblance.None)
                .OrderByDescending(alike => alike.Resemblance),
        ];
}
