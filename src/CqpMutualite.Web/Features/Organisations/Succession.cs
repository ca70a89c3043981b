using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>
/// An organisation taken over by another: its files, its places of training and its people follow. What it signed stays under its name; its approvals stay its
/// own, since they are the CPNEFP's to give.
/// </summary>
public sealed class Succession(OrganisationActing begun, Editions editions)
{
    private static readonly Refusal Unsuitable = new(
        "organisation.successor-unsuitable",
        "Choisissez une autre organisation de même sorte, qui n’est pas reprise elle-même.",
        "SuccessorId");

    private static readonly Refusal Already = new("organisation.taken-over", "Cette organisation est déjà reprise : annulez d’abord cette reprise.");

    private AppDbContext Db => begun.Db;

    private Guid Former => begun.Organisation.Id;

    /// <summary>Freezes what was signed under the name of the former one, before anything is loaded to change.</summary>
    public static async Task FreezeAsync(AppDbContext db, FrozenDocuments documents, Guid organisation, CancellationToken cancellation)
    {
        foreach (var file in await db.Files.Where(file => file.EmployerId == organisation).Select(file => file.Id).ToListAsync(cancellation))
        {
            await SignedByCompany.FreezeAsync(db, documents, file, cancellation);
        }
    }

    public async Task<Outcome> TakeOverAsync(Guid? successor, string reason, CancellationToken cancellation)
    {
        if (begun.Organisation.TakenOverById is not null)
        {
            return Already;
        }

        var kind = begun.Organisation.Kind;
        if (successor == Former || kind == OrganisationKind.Certifier || await Db.Organisations.SingleOrDefaultAsync(
            other => other.Id == successor && other.Kind == kind && other.TakenOverById == null, cancellation) is not { } next)
        {
            return Unsuitable;
        }

        var merge = Merge.Of(MergeKind.Organisation, Former, next.Id, begun.User.PersonId, reason, begun.Now);
        var moved = await FollowersAsync(next.Id, cancellation);
        await MoveAsync(moved, next, undone: false, reason, cancellation);
        merge.Keep(moved);
        Db.Add(merge);
        begun.Organisation.TakeOver(next.Id);
        return Outcome.Accepted;
    }

    /// <summary>What followed comes back, unless it went elsewhere since; null when there is nothing to undo.</summary>
    public async Task<Outcome?> UndoAsync(Guid id, CancellationToken cancellation)
    {
        var merge = await Db.Merges.SingleOrDefaultAsync(
            one => one.Id == id && one.Kind == MergeKind.Organisation && one.FromId == Former && one.UndoneAt == null,
            cancellation);
        if (merge is null)
        {
            return null;
        }

        await MoveAsync(merge.Moved(), begun.Organisation, undone: true, because: null, cancellation, from: merge.IntoId);
        merge.Undo(begun.Now);
        begun.Organisation.TakeOver(null);
        return Outcome.Accepted;
    }

    private async Task<IReadOnlyList<MovedRow>> FollowersAsync(Guid next, CancellationToken cancellation)
    {
        var (former, today) = (Former, begun.Today);
        var files = await Db.Files.Where(file => file.EmployerId == former).Select(file => file.Id).ToListAsync(cancellation);
        var places = await Db.FileOrganisations.Where(place => place.OrganisationId == former && place.Until == null)
            .Select(place => place.Id).ToListAsync(cancellation);
        // somebody who acts in both already keeps the capacity that they have in the other
        var memberships = await Db.Memberships
            .Where(one => one.OrganisationId == former && (one.Until == null || today <= one.Until)
                && !Db.Memberships.Any(other => other.PersonId == one.PersonId && other.OrganisationId == next && other.Role == one.Role
                    && (other.Until == null || today <= other.Until)))
            .Select(one => one.Id).ToListAsync(cancellation);
        return
        [
            .. files.Select(id => new MovedRow(MovedKind.File, id)),
            .. places.Select(id => new MovedRow(MovedKind.TrainingPlace, id)),
            .. memberships.Select(id => new MovedRow(MovedKind.Membership, id)),
        ];
    }

    private async Task MoveAsync(
        IReadOnlyList<MovedRow> moved, Organisation to, bool undone, string? because, CancellationToken cancellation, Guid? from = null)
    {
        var leaving = from ?? Former;
        List<Guid> Of(MovedKind kind) => [.. moved.Where(row => row.Kind == kind).Select(row => row.Id)];
        var (files, places, memberships) = (Of(MovedKind.File), Of(MovedKind.TrainingPlace), Of(MovedKind.Membership));
        foreach (var file in await Db.Files.Where(file => files.Contains(file.Id) && file.EmployerId == leaving).ToListAsync(cancellation))
        {
            Note(file, file.Opening.Follow(to, undone, begun.Today), because);
        }

        var trained = await Db.Files.Where(file => file.Organisations.Any(place => places.Contains(place.Id) && place.OrganisationId == leaving))
            .Include(file => file.Organisations).ToListAsync(cancellation);
        foreach (var (file, place) in trained.SelectMany(file => file.Organisations.Where(place => places.Contains(place.Id)), (file, place) => (file, place)))
        {
            Note(file, file.Opening.FollowTrainer(place.Id, to, undone, begun.Today), because);
        }

        foreach (var membership in await Db.Memberships.Where(one => memberships.Contains(one.Id) && one.OrganisationId == leaving).ToListAsync(cancellation))
        {
            membership.MoveTo(membership.PersonId, to.Id);
        }
    }

    private void Note(CertificationFile file, Outcome outcome, string? because) =>
        Db.Note(file.Id, begun.User.Actor(), outcome, editions.Get(file.EditionCode, file.EditionVersion), begun.Now, because);
}
