using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Domain.Tutoring;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>Keeps what files await in step with what is done to them, in the same unit of work.</summary>
public static class OpenTasks
{
    /// <summary>Computes again what is awaited on the files of those acts.</summary>
    /// <returns>What is awaited that was not before.</returns>
    internal static async Task<IReadOnlyList<OpenTask>> FollowAsync(
        AppDbContext db,
        Editions editions,
        IReadOnlyList<Announced> acts,
        CancellationToken cancellation
    )
    {
        var files = acts.Where(said => Moves(said.Act)).Select(said => said.FileId).Distinct().ToList();
        return files.Count == 0 ? [] : await RefreshAsync(db, editions, files, FrenchText.ParisDay(acts[^1].At), cancellation);
    }

    /// <summary>Computes again what is awaited on those files. Six queries whatever their number.</summary>
    internal static async Task<IReadOnlyList<OpenTask>> RefreshAsync(
        AppDbContext db,
        Editions editions,
        IReadOnlyList<Guid> ids,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        // tracked: what the coming save changes stays as it is, and the rest comes beside it; of a file that it adds there is nothing yet
        var added = Tracked<CertificationFile>(db, EntityState.Added).Select(file => file.Id).ToHashSet();
        var stored = ids.Where(id => !added.Contains(id)).ToList();
        if (stored.Count > 0)
        {
            await db.Files.Include(file => file.Assignments).AsSingleQuery().Where(file => stored.Contains(file.Id)).LoadAsync(cancellation);
        }

        var files = Tracked<CertificationFile>(db).Where(file => ids.Contains(file.Id)).ToList();
        var here = Tracked<Person>(db).Select(person => person.Id).ToHashSet();
        var candidates = files.Select(file => file.CandidateId).Where(person => !here.Contains(person)).ToList();
        if (candidates.Count > 0)
        {
            await db.People.Where(person => candidates.Contains(person.Id)).LoadAsync(cancellation);
        }

        var people = Tracked<Person>(db).ToDictionary(person => person.Id);
        var asked = files.ToDictionary(file => file.Id, file => file.Asked(editions.Get(file.EditionCode, file.EditionVersion)));
        var owed = asked.Values.Distinct().SelectMany(FileFacts.CompanyQuestions).Distinct().ToList();
        if (stored.Count > 0)
        {
            await db
                .Sheets.Include(sheet => sheet.Signatures)
                .Include(sheet => sheet.Answers.Where(answer => answer.Value != null && owed.Contains(answer.Field)))
                .AsSplitQuery()
                .Where(sheet => stored.Contains(sheet.FileId))
                .LoadAsync(cancellation);
        }

        var sheets = Tracked<Sheet>(db).ToLookup(sheet => sheet.FileId);
        var days = await StepDaysAsync(db, cancellation);
        var known = stored.Count == 0 ? [] : await db.OpenTasks.Where(task => stored.Contains(task.FileId)).ToListAsync(cancellation);

        var wanted = files.SelectMany(file => FileTasks.Of(new FileFacts(file, asked[file.Id], people[file.CandidateId], [.. sheets[file.Id]], days, today))
            .SelectMany((task, rank) => OpenTask.Of(file.Id, rank, task))).ToList();
        db.OpenTasks.RemoveRange(known.Where(task => !wanted.Exists(task.Says)));
        db.OpenTasks.AddRange(wanted.Where(task => !known.Exists(task.Says)));
        return [.. wanted.Where(task => !known.Exists(before => IsSameAct(before, task)))];
    }

    /// <summary>What each step usually takes, as the certifier set it. One query.</summary>
    public static async Task<StepDays> StepDaysAsync(AppDbContext db, CancellationToken cancellation)
    {
        var changes = await db.LastChangesAsync([.. OemmSettings.StepDays.Values], cancellation);
        return new StepDays(OemmSettings.StepDays.ToDictionary(step => step.Key, step => step.Value.Of(changes.GetValueOrDefault(step.Value.Key))));
    }

    // acts after which nothing else is awaited; an autosave must not pay for the others
    private static bool Moves(Domain.Common.Act act) => act switch
    {
        AnswersWritten { Place: not AnswerPlace.Summary } => false,
        TutorNoteWritten or TutorNoteRemoved or TutorListTicked or MomentNoted or MomentPlanned or MomentMoved => false,
        FileDeleted => false,
        MessageSentAgain or AddressCorrected or PeopleReminded or AccessLetterPrinted or LinkDeclared or LinkWithdrawn or ConvocationAcknowledged => false,
        _ => true,
    };

    private static bool IsSameAct(OpenTask before, OpenTask task) =>
        (before.FileId, before.Act, before.Turn, before.Weight, before.PersonId, before.OrganisationId)
        == (task.FileId, task.Act, task.Turn, task.Weight, task.PersonId, task.OrganisationId);

    private static IEnumerable<T> Tracked<T>(AppDbContext db, EntityState? state = null)
        where T : class =>
        db.ChangeTracker.Entries<T>()
            .Where(entry => state is null ? entry.State is not (EntityState.Deleted or EntityState.Detached) : entry.State == state)
            .Select(entry => entry.Entity);
}

/// <summary>Computes, at the start, what the files await that have no task yet: those of an earlier version, or written whole.</summary>
public sealed class TaskFiller(IServiceScopeFactory scopes, Editions editions, TimeProvider clock) : IStartupTask
{
    private const int Batch = 200;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        List<Guid> without;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            without = await db
                .Files.Where(file => file.NextAct != NextAct.None && !db.OpenTasks.Any(task => task.FileId == file.Id))
                .Select(file => file.Id)
                .ToListAsync(cancellation);
        }

        foreach (var batch in without.Chunk(Batch))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await OpenTasks.RefreshAsync(db, editions, batch, clock.Today(), cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }
}
