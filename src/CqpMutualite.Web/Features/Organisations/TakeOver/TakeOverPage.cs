using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.TakeOver;

/// <summary>A take-over that holds.</summary>
public sealed record HoldingTakeOver(Guid Id, string Successor, DateTimeOffset At, string Reason);

/// <summary>The page: what follows, and into which organisation it may.</summary>
public sealed record TakeOverPage(
    OrganisationHead Organisation,
    IReadOnlyList<SelectListItem> Successors,
    int Files,
    int Places,
    int People,
    HoldingTakeOver? Holding,
    TakeOverForm Form
)
{
    /// <summary>Five queries.</summary>
    public static async Task<TakeOverPage> LoadAsync(OrganisationActing begun, TakeOverForm form, CancellationToken cancellation)
    {
        var (db, id, kind, today) = (begun.Db, begun.Organisation.Id, begun.Organisation.Kind, begun.Today);
        var successors = await db.Organisations.AsNoTracking()
            .Where(other => other.Id != id && other.Kind == kind && other.TakenOverById == null).OrderBy(other => other.SortName)
            .Select(other => new SelectListItem(other.Town == null ? other.Name : other.Name + ", " + other.Town, other.Id.ToString()))
            .ToListAsync(cancellation);
        var holding = await (
            from merge in db.Merges.AsNoTracking()
            where merge.Kind == MergeKind.Organisation && merge.FromId == id && merge.UndoneAt == null
            join successor in db.Organisations on merge.IntoId equals successor.Id
            select new HoldingTakeOver(merge.Id, successor.Name, merge.At, merge.Reason)
        ).SingleOrDefaultAsync(cancellation);
        return new TakeOverPage(
            begun.Organisation,
            successors,
            await db.Files.CountAsync(file => file.EmployerId == id, cancellation),
            await db.FileOrganisations.CountAsync(place => place.OrganisationId == id && place.Until == null, cancellation),
            await db.Memberships.CountAsync(
                one => one.OrganisationId == id && one.Role != Role.Candidate && (one.Until == null || today <= one.Until), cancellation),
            holding,
            form);
    }
}
