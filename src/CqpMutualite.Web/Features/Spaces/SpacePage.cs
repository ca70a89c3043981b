using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces;

/// <summary>« À faire »: what awaits the user, then what awaits somebody else on the user's files.</summary>
/// <param name="Todo">The two sheets.</param>
/// <param name="Files">Number of files under way.</param>
/// <param name="MineCount">Number that awaits the user.</param>
/// <param name="Deadlines">Last days for a first jury that come near.</param>
public sealed record SpacePage(Todo Todo, int Files, int MineCount, Deadlines Deadlines)
{
    /// <summary>People of the user's files whom the last message did not reach.</summary>
    public int Unreached { get; init; }

    // of one kind of act, more than that many are one line that leads to their page
    private const int OfOneKind = 4;

    private const int OthersShown = 25, NearestShown = 5;

    /// <summary>Loads the page in three queries, whatever the number of files.</summary>
    public static async Task<SpacePage> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation) =>
        await LoadAsync(db, user, today, await db.SettingAsync(OemmSettings.FirstJuryNearDays, cancellation), cancellation);

    /// <summary>The same in two queries, for who has read the settings.</summary>
    /// <param name="db">The store.</param>
    /// <param name="user">Whose home it is.</param>
    /// <param name="today">The day.</param>
    /// <param name="nearDays">The days before a first jury from which it is shown.</param>
    /// <param name="cancellation">Cancellation.</param>
    /// <param name="told">Files whose task is told there under another heading; null: none.</param>
    public static async Task<SpacePage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        DateOnly today,
        int nearDays,
        CancellationToken cancellation,
        IQueryable<CertificationFile>? told = null
    )
    {
        var (own, others) = (db.TasksOf(user.Reader), db.TasksOfOthers(user.Reader));
        own = told is null ? own : own.Where(task => !told.Any(file => file.Id == task.FileId));
        var kinds = await own.GroupBy(task => (NextAct?)task.Act)
            .Select(kind => new { Act = kind.Key, Count = kind.Count(), Since = kind.Min(task => task.Since), Due = kind.Min(task => task.Due) })
            .Concat(others.GroupBy(task => task.Leads)
                .Select(all => new { Act = (NextAct?)null, Count = all.Count(), Since = all.Min(task => task.Since), Due = all.Min(task => task.Due) }))
            .Select(kind => new Kind(kind.Act, kind.Count, kind.Since, kind.Due))
            .ToListAsync(cancellation);
        var (mine, othersCount) = (kinds.Where(kind => kind.Act is not null).ToList(), kinds.Find(kind => kind.Act is null)?.Count ?? 0);
        var few = mine.Where(kind => kind.Count < OfOneKind).Select(kind => kind.Act!.Value).ToList();

        // suspended ones included: their time runs on; no task has the key of a file
        var near = today.AddDays(nearDays);
        var nearest = db.FilesVisibleTo(user.Reader)
            .Where(file => file.FirstJuryBefore <= near && file.Presentation.DecidedOn == null && file.Halts.ClosedOn == null)
            .OrderBy(file => file.FirstJuryBefore)
            .ThenBy(file => file.Id)
            .Take(NearestShown);
        var first = others.OrderBy(task => task.Due ?? DateOnly.MaxValue).ThenBy(task => task.Since).ThenBy(task => task.FileId).Take(OthersShown);
        var lines = await own.Where(task => few.Contains(task.Act)).Select(task => new { Part = Part.Mine, task.FileId, TaskId = task.Id })
            .Concat(first.Select(task => new { Part = Part.Others, task.FileId, TaskId = task.Id }))
            .Concat(nearest.Select(file => new { Part = Part.Deadlines, FileId = file.Id, TaskId = file.Id }))
            .Join(db.Files, line => line.FileId, file => file.Id, (line, file) => new { line.Part, line.TaskId, File = file })
            .Join(
                db.People,
                line => line.File.CandidateId,
                person => person.Id,
                (line, person) => new { line.Part, line.TaskId, line.File, Candidate = person }
            )
            .GroupJoin(db.OpenTasks, line => line.TaskId, task => task.Id, (line, tasks) => new { line, tasks })
            .SelectMany(
                pair => pair.tasks.DefaultIfEmpty(),
                (pair, task) =>
                    new Line(
                        pair.line.Part,
                        pair.line.File.Reference,
                        pair.line.Candidate.Name,
                        pair.line.File.CertificationTitle,
                        pair.line.File.FirstJuryBefore,
                        (NextAct?)task!.Act,
                        (Domain.Files.Turn?)task.Turn,
                        (DateOnly?)task.Since,
                        task.Due,
                        db.People.Where(person => person.Id == task.PersonId).Select(person => person.Name).FirstOrDefault(),
                        db.Organisations.Where(organisation => organisation.Id
                            == (task.Turn == Domain.Files.Turn.Company ? (Guid?)pair.line.File.EmployerId : task.OrganisationId))
                            .Select(organisation => organisation.Name).FirstOrDefault()
                    )
            )
            .AsNoTracking()
            .ToListAsync(cancellation);
        IEnumerable<Line> Of(Part part) => lines.Where(line => line.Part == part);
        var mineCount = mine.Sum(kind => kind.Count);
        return new SpacePage(
            new Todo(
                today,
                [.. mine.Where(kind => kind.Count >= OfOneKind).Select(KindItem), .. Of(Part.Mine).OrderBy(line => line.Since).Select(MineItem)],
                [.. Of(Part.Others).OrderBy(line => line.Since).Select(OthersItem)]
            )
            {
                RemindUrl = user.May(Permission.RemindPeople) ? SpacesPaths.Reminders : null,
                OthersMeta = FrenchText.Plural(othersCount, "dossier", "dossiers"),
            },
            mineCount + othersCount,
            mineCount,
            new Deadlines(
                today,
                [
                    .. Of(Part.Deadlines)
                        .OrderBy(line => line.Before)
                        .Select(line => new Deadline(
                            line.Before!.Value,
                            $"Premier jury en {line.Before!.Value.Year} : {line.Name}",
                            line.Certification,
                            FilesPaths.File(line.Reference)
                        )),
                ]
            )
        );
    }

    private static TodoItem KindItem(Kind kind) => new(
        ActWords.Of(kind.Act!.Value),
        FrenchText.Plural(kind.Count, "dossier", "dossiers"),
        $"le plus ancien attend depuis le {FrenchText.ListDate(kind.Since)}",
        SpacesPaths.Tasks(ActWords.SlugOf(kind.Act!.Value)),
        kind.Due,
        "Voir la liste"
    );

    private static TodoItem MineItem(Line line) => new(
        ActWords.Of(line.Act!.Value),
        line.Name,
        line.Certification,
        FilesPaths.ForAct(line.Act!.Value, line.Reference),
        line.Due,
        ActWords.Button(line.Act!.Value)
    );

    private static TodoItem OthersItem(Line line) => new(
        ActWords.Of(line.Act!.Value),
        line.Name,
        line.Certification,
        FilesPaths.File(line.Reference),
        line.Due,
        Turn: Shared.Turn.Of(line.Who ?? ActWords.Of(line.Turn!.Value), $"depuis le {FrenchText.ListDate(line.Since!.Value)}")
    );

    private enum Part
    {
        Mine,
        Others,
        Deadlines,
    }

    private sealed record Kind(NextAct? Act, int Count, DateOnly Since, DateOnly? Due);

    private sealed record Line(
        Part Part,
        string Reference,
        string Name,
        string Certification,
        DateOnly? Before,
        NextAct? Act,
        Domain.Files.Turn? Turn,
        DateOnly? Since,
        DateOnly? Due,
        string? Person,
        string? Organisation
    )
    {
        /// <summary>Who is awaited, by name where one is known.</summary>
        public string? Who => Person ?? Organisation;
    }
}
