using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.RemindSeveral;

/// <summary>The files that await somebody else, the latest first.</summary>
public sealed record RemindSeveralPage(int Total, IReadOnlyList<AwaitedLine> Lines, Pager Pager, DateOnly Today, RemindSeveralForm Form)
{
    public const int PageSize = 50;

    public static Refusal NoMore => new("file.nobody-awaited", "Plus rien n’est attendu d’une autre personne.");

    public required IReadOnlyList<RefusedFile> Refused { get; init; }

    /// <summary>First shown, those that are late are ticked.</summary>
    public bool IsTicked(AwaitedLine line) => Form.Files.Count == 0
        ? line.Due < Today && line.RemindedOn != Today
        : Form.Files.Contains(line.Key) && (Refused.Count == 0 || Refused.Any(file => file.Reference == line.Reference));

    /// <summary>Two queries.</summary>
    public static async Task<RemindSeveralPage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        int number,
        RemindSeveralForm form,
        IReadOnlyList<RefusedFile> refused,
        DateOnly today,
        CancellationToken cancellation)
    {
        var tasks = db.TasksOfOthers(user.Reader);
        var total = await tasks.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(number, 1, pages);
        var lines = await (
            from task in tasks
            join file in db.Files on task.FileId equals file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby task.Due ?? DateOnly.MaxValue, task.Since, task.FileId
            select new AwaitedLine(
                file.Reference,
                candidate.Name,
                file.CertificationTitle,
                task.Act,
                task.Turn,
                task.Since,
                task.Due,
                task.RemindedOn)
            {
                PersonName = db.People.Where(person => person.Id == task.PersonId).Select(person => person.Name).FirstOrDefault(),
                Organisation = db.Organisations
                    .Where(one => one.Id == (task.Turn == Domain.Files.Turn.Company ? (Guid?)file.EmployerId : task.OrganisationId))
                    .Select(one => one.Name)
                    .FirstOrDefault(),
            }
        ).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new RemindSeveralPage(total, lines, new Pager(page, pages, shown => $"{SpacesPaths.Reminders}?page={shown}"), today, form) { Refused = refused };
    }
}

/// <summary>A file that awaits somebody else.</summary>
public sealed record AwaitedLine(
    string Reference,
    string Name,
    string Certification,
    NextAct Act,
    Domain.Files.Turn Turn,
    DateOnly Since,
    DateOnly? Due,
    DateOnly? RemindedOn)
{
    public string? PersonName { get; init; }

    public string? Organisation { get; init; }

    /// <summary>By name where one is known, else the group.</summary>
    public string Who => PersonName ?? Organisation ?? ActWords.Of(Turn);

    /// <summary>« DEMO-SPE-02/transmettre ».</summary>
    public string Key => $"{Reference}/{ActWords.SlugOf(Act)}";
}
