using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Two records of one candidate, made one and made two again. What was signed keeps the record under which it was signed.</summary>
public sealed class TwoRecords(FileActing begun, Editions editions)
{
    private static readonly Refusal NoOther =
        new("merge.no-other", "Ce dossier n’existe pas, ou son candidat est déjà celui-ci.", "With");

    private static readonly Refusal BothRun =
        new("merge.both-run", "Les deux fiches ont chacune un dossier en cours pour la même certification : clôturez ou supprimez l’un des deux d’abord.");

    private AppDbContext Db => begun.Db;

    /// <summary>The candidate of that file; null when it is the same record or no file that the user sees. One query.</summary>
    public static async Task<Guid?> OtherAsync(FileActing begun, string? reference, CancellationToken cancellation)
    {
        var asked = reference?.Trim().ToUpperInvariant();
        return string.IsNullOrEmpty(asked) ? null
            : await begun.Db.FilesVisibleTo(begun.Reader).Where(file => file.Reference == asked && file.CandidateId != begun.File.CandidateId)
                .Select(file => (Guid?)file.CandidateId).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The files, the capacities of candidate and, where this record has none, the account of the other come to this one.</summary>
    public async Task<Outcome> MergeAsync(string? reference, string reason, CancellationToken cancellation)
    {
        if (await OtherAsync(begun, reference, cancellation) is not { } other)
        {
            return NoOther;
        }

        var kept = begun.File.CandidateId;
        var files = await Db.Files.Where(file => file.CandidateId == other).ToListAsync(cancellation);
        var running = await Db.Files.Where(file => file.CandidateId == kept && file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null)
            .Select(file => file.Certification).ToListAsync(cancellation);
        if (files.Exists(file => file.Halts.ClosedOn is null && file.Presentation.PublishedOn is null && running.Contains(file.Certification)))
        {
            return BothRun;
        }

        var merge = Persistence.Merge.Of(MergeKind.Person, other, kept, begun.User.PersonId, reason, begun.Now);
        List<MovedRow> moved = [.. files.Select(file => new MovedRow(MovedKind.File, file.Id))];
        var convocations = files.ConvertAll(file => (Guid?)file.Id);
        foreach (var convocation in await Db.Convocations
            .Where(one => one.PersonId == other && convocations.Contains(one.FileId)).ToListAsync(cancellation))
        {
            moved.Add(new MovedRow(MovedKind.Convocation, convocation.Id));
        }

        foreach (var membership in await Db.Memberships.Where(one => one.PersonId == other && one.Role == Role.Candidate).ToListAsync(cancellation))
        {
            moved.Add(new MovedRow(MovedKind.Membership, membership.Id));
        }

        if (!await Db.Users.AnyAsync(account => account.PersonId == kept, cancellation)
            && await Db.Users.SingleOrDefaultAsync(account => account.PersonId == other, cancellation) is { } account)
        {
            moved.Add(new MovedRow(MovedKind.Account, account.Id));
        }

        await MoveAsync(moved, other, kept, undone: false, reason, cancellation);
        (await Db.People.SingleAsync(person => person.Id == other, cancellation)).MergeInto(kept);
        merge.Keep(moved);
        Db.Add(merge);
        Db.Record(kept, begun.User.Actor(), "Fiche réunie avec une autre de la même personne", begun.Now, reason);
        Db.Record(other, begun.User.Actor(), "Fiche réunie avec une autre de la même personne", begun.Now, reason);
        return new CandidateMerged(Undone: false);
    }

    /// <summary>What moved goes back, unless it moved again since.</summary>
    public async Task<Outcome?> SplitAsync(Guid id, CancellationToken cancellation)
    {
        var kept = begun.File.CandidateId;
        var merge = await Db.Merges.SingleOrDefaultAsync(
            one => one.Id == id && one.Kind == MergeKind.Person && one.IntoId == kept && one.UndoneAt == null,
            cancellation);
        if (merge is null)
        {
            return null;
        }

        await MoveAsync(merge.Moved(), kept, merge.FromId, undone: true, because: null, cancellation);
        (await Db.People.SingleAsync(person => person.Id == merge.FromId, cancellation)).MergeInto(null);
        merge.Undo(begun.Now);
        Db.Record(kept, begun.User.Actor(), "Réunion de deux fiches annulée", begun.Now);
        Db.Record(merge.FromId, begun.User.Actor(), "Réunion de deux fiches annulée", begun.Now);
        return new CandidateMerged(Undone: true);
    }

    private async Task MoveAsync(IReadOnlyList<MovedRow> moved, Guid from, Guid to, bool undone, string? because, CancellationToken cancellation)
    {
        List<Guid> Of(MovedKind kind) => [.. moved.Where(row => row.Kind == kind).Select(row => row.Id)];
        var (files, memberships, convocations, accounts) =
            (Of(MovedKind.File), Of(MovedKind.Membership), Of(MovedKind.Convocation), Of(MovedKind.Account));
        foreach (var file in await Db.Files.Where(file => files.Contains(file.Id) && file.CandidateId == from).ToListAsync(cancellation))
        {
            var outcome = file.Opening.BelongTo(to, undone, begun.Today);
            if (file.Id != begun.File.Id)
            {
                Db.Note(file.Id, begun.User.Actor(), outcome, editions.Get(file.EditionCode, file.EditionVersion), begun.Now, because);
            }
        }

        foreach (var membership in await Db.Memberships.Where(one => memberships.Contains(one.Id) && one.PersonId == from).ToListAsync(cancellation))
        {
            membership.MoveTo(to, membership.OrganisationId);
        }

        foreach (var convocation in await Db.Convocations.Where(one => convocations.Contains(one.Id) && one.PersonId == from).ToListAsync(cancellation))
        {
            convocation.MoveTo(to);
        }

        foreach (var account in await Db.Users.Where(one => accounts.Contains(one.Id) && one.PersonId == from).ToListAsync(cancellation))
        {
            account.PersonId = to;
        }
    }
}
