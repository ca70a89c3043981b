using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CqpMutualite.Web.Persistence;

/// <summary>Who acts, for the journal: a person in a capacity, or (person null) the application itself.</summary>
public sealed record Actor(Guid? PersonId, string Capacity)
{
    /// <summary>The application: startup, demonstration data, background work.</summary>
    public static Actor Application { get; } = new(null, "Application");
}

/// <summary>An act that the coming save does on a file.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Act">What is done.</param>
/// <param name="Words">The same, in the words of the history.</param>
/// <param name="At">When.</param>
internal sealed record Announced(Guid FileId, Actor Actor, Act Act, string Words, DateTimeOffset At);

/// <summary>An act that the coming save does in a session.</summary>
internal sealed record AnnouncedIn(JurySession Session, JuryAct Act, DateTimeOffset At);

/// <summary>The last line of the journal of a file.</summary>
public sealed record ChainEnd(int Rank, string Hash);

/// <summary>
/// Writes, in the same transaction as the change, who did what with the values before and after. A change of a file
/// or of a session without an announced act is a fault of the programmer: nothing changes silently.
/// </summary>
internal sealed class Journal(AppDbContext db, Seals seals, Editions editions)
{
    /// <summary>The life of the context, between two returns to the pool, that this journal belongs to.</summary>
    public DbContextId Lease { get; } = db.ContextId;

    private readonly List<Announced> announced = [];

    private readonly List<AnnouncedIn> sitting = [];

    private (CertificationFile File, ChainEnd End)? followed;

    /// <summary>An act is announced: the save is one transaction.</summary>
    public bool IsAnnounced => announced.Count > 0;

    public void Announce(Announced act) => announced.Add(act);

    public void Announce(AnnouncedIn act) => sitting.Add(act);

    public void Follow(CertificationFile file, ChainEnd end) => followed = (file, end);

    /// <summary>
    /// Adds the lines of this unit of work and saves, alone on the files it changes: the rank that a line follows cannot be taken meanwhile
    /// (or, after <see cref="Follow"/>, the save fails when it has been).
    /// <paramref name="save"/> must not accept the changes: they are accepted once committed, if <paramref name="accept"/> says so.
    /// </summary>
    public async Task<int> SaveAsync(Func<bool, Task<int>> save, bool accept, CancellationToken cancellation)
    {
        var changes = Changes();
        if (changes.Keys.FirstOrDefault(file => announced.TrueForAll(act => act.FileId != file)) is var silent && silent != default)
        {
            throw new InvalidOperationException($"The file {silent} changes without an announced act.");
        }

        var inSessions = sitting.ToList();
        sitting.Clear();
        await ClosedSessions.ForgetNotesAsync(db, inSessions, cancellation);
        await Convenings.FollowAsync(db, inSessions, cancellation);
        if (announced.Count == 0)
        {
            return await save(accept);
        }

        var acts = announced.ToList();
        var known = acts.TrueForAll(act => act.FileId == followed?.File.Id) ? followed : null;
        announced.Clear();
        followed = null;
        HoldSheets();
        await TurningPoints.PostAsync(db, acts, await OpenTasks.FollowAsync(db, editions, acts, cancellation), cancellation);
        SignedContents.Queue(db, acts);
        return await db
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
                // the file first, whatever else is written: two saves that took their rows in opposite orders would wait for each other
                if (known is null)
                {
                    await db.LockAsync([.. acts.Select(act => act.FileId).Distinct()], cancellation);
                }
                else if (!await db.LockUnchangedAsync(known.Value.File, cancellation))
                {
                    throw new DbUpdateConcurrencyException("The file has changed since it was read.");
                }

                var lines = Lines(
                    acts,
                    changes,
                    known is { End: var end } ? new() { [acts[0].FileId] = (end.Rank, end.Hash) } : await LastAsync(acts, cancellation)
                );
                db.AddRange(lines);
                try
                {
                    var saved = await save(false);
                    if (transaction is not null)
                    {
                        await transaction.CommitAsync(cancellation);
                    }

                    if (accept)
                    {
                        db.ChangeTracker.AcceptAllChanges();
                    }

                    return saved;
                }
                catch
                {
                    // another attempt writes its own lines, after the last one of then
                    foreach (var line in lines)
                    {
                        db.Entry(line).State = EntityState.Detached;
                    }

                    throw;
                }
            });
    }

    // An answer is written on the condition that its sheet is still in the state in which it was read: the sheet's row is updated to the
    // same revision, where that revision still stands. Writers of different answers only wait for one another; one that a signature
    // outran sees a DbUpdateConcurrencyException and writes nothing.
    private void HoldSheets()
    {
        var written = db
            .ChangeTracker.Entries<Answer>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Entity.SheetId)
            .ToHashSet();
        foreach (
            var sheet in db.ChangeTracker.Entries<Sheet>().Where(entry => entry.State == EntityState.Unchanged && written.Contains(entry.Entity.Id)).ToList()
        )
        {
            sheet.Property(held => held.Revision).IsModified = true;
        }
    }

    private Task<Dictionary<Guid, (int Rank, string Hash)>> LastAsync(List<Announced> acts, CancellationToken cancellation)
    {
        var files = acts.Select(act => act.FileId).Distinct().ToList();
        return db
            .JournalEntries.AsNoTracking()
            .Where(entry => entry.FileId != null && files.Contains(entry.FileId.Value))
            .GroupBy(entry => entry.FileId!.Value)
            .Select(chain => chain.OrderByDescending(entry => entry.Rank).First())
            .ToDictionaryAsync(entry => entry.FileId!.Value, entry => (entry.Rank, entry.Hash), cancellation);
    }

    private List<JournalEntry> Lines(List<Announced> acts, Dictionary<Guid, string> changes, Dictionary<Guid, (int Rank, string Hash)> last)
    {
        var lines = new List<JournalEntry>();
        foreach (var act in acts)
        {
            var (fileId, actor, did, words, at) = act;
            var (rank, previous) = last.GetValueOrDefault(fileId, (0, JournalChain.Start));
            var values = lines.Exists(line => line.FileId == fileId) ? null : changes.GetValueOrDefault(fileId);
            var time = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % 10), TimeSpan.Zero);
            var stored = ActContract.Write(did);
            var line = new JournalEntry
            {
                FileId = fileId,
                Rank = rank + 1,
                At = time,
                PersonId = actor.PersonId,
                Capacity = actor.Capacity,
                Code = stored.Code,
                Version = stored.Version,
                Data = stored.Data,
                Words = words,
                Changes = values,
                Confidential = did.Confidential,
                PreviousHash = previous,
                KeyId = seals.CurrentKey,
                Hash = "",
            };
            line.Hash = JournalChain.HashOf(seals, line)!;
            lines.Add(line);
            last[fileId] = (line.Rank, line.Hash);
        }

        return lines;
    }

    private Dictionary<Guid, string> Changes()
    {
        // Entries() has changes detected; once is enough, and a sheet is looked up by its key, however many answers are saved
        var entries = db.ChangeTracker.Entries().ToList();
        if (
            entries.Find(entry => entry is { Entity: JurySession session, State: EntityState.Modified } && sitting.TrueForAll(act => act.Session != session)) is
            { Entity: JurySession silent }
        )
        {
            throw new InvalidOperationException($"The session {silent.Id} changes without an announced act.");
        }

        var fileOfCandidate = entries.Select(entry => entry.Entity).OfType<CertificationFile>().ToLookup(file => file.CandidateId, file => file.Id);
        var fileOfSheet = entries.Select(entry => entry.Entity).OfType<Sheet>().ToDictionary(sheet => sheet.Id, sheet => sheet.FileId);
        var fileOfMoment = entries.Select(entry => entry.Entity).OfType<EvaluationMoment>().ToDictionary(moment => moment.Id, moment => moment.FileId);
        return entries
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(entry => FilesOf(entry, fileOfSheet, fileOfMoment, fileOfCandidate).Select(file => (File: file, Entry: entry)))
            .GroupBy(change => change.File)
            .ToDictionary(group => group.Key, group => JsonSerializer.Serialize(group.Select(change => Describe(change.Entry))));
    }

    // a corrected identity is written in the chain of the files that are corrected with it
    private static IEnumerable<Guid> FilesOf(
        EntityEntry entry,
        Dictionary<Guid, Guid> fileOfSheet,
        Dictionary<Guid, Guid> fileOfMoment,
        ILookup<Guid, Guid> fileOfCandidate
    ) =>
        entry is { Entity: Person person, State: EntityState.Modified } ? fileOfCandidate[person.Id]
        : FileOf(entry, fileOfSheet, fileOfMoment) is { } file ? [file]
        : [];

    private static Guid? FileOf(EntityEntry entry, Dictionary<Guid, Guid> fileOfSheet, Dictionary<Guid, Guid> fileOfMoment) =>
        entry.Entity switch
        {
            MomentNote note => fileOfMoment[note.MomentId],
            Answer answer => fileOfSheet[answer.SheetId],
            PastAnswer answer => fileOfSheet[answer.SheetId],
            Signature signature => fileOfSheet[signature.SheetId],
            var entity => JournaledTypes.FileOf(entity),
        };

    private static object Describe(EntityEntry entry)
    {
        // the parts of a file stand on its own columns
        var changed = entry
            .Properties.Concat(entry.ComplexProperties.SelectMany(part => part.Properties))
            .Where(property => entry.State != EntityState.Modified || (property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)))
            .Where(property => !property.Metadata.IsPrimaryKey() && !property.Metadata.IsForeignKey());
        return new
        {
            table = entry.Metadata.GetTableName(),
            key = string.Join('/', entry.Properties.Where(property => property.Metadata.IsPrimaryKey()).Select(property => property.CurrentValue)),
            values = changed.ToDictionary(
                property => property.Metadata.GetColumnName(),
                property =>
                    new[]
                    {
                        entry.State == EntityState.Added ? null : property.OriginalValue?.ToString(),
                        entry.State == EntityState.Deleted ? null : property.CurrentValue?.ToString(),
                    }
            ),
        };
    }
}
