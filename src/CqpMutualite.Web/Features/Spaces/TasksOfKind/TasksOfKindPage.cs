using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.TasksOfKind;

/// <summary>A page of the files on which one kind of act awaits the user, the one that has waited longest first.</summary>
public sealed record TasksOfKindPage(NextAct Act, Cut<TaskLine> Files, BulkAct? Bulk, DateOnly Today)
{
    public const int PageSize = 50;

    public IReadOnlyList<TaskLine> Lines => Files.Lines;

    public Pager Pager => new(Files.Page, Files.Pages, page => $"{SpacesPaths.Tasks(ActWords.SlugOf(Act))}?page={page}");

    public IReadOnlyList<RefusedFile> Refused { get; init; } = [];

    /// <summary>Files ticked.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    public bool EverythingChosen => Chosen.Count == Lines.Count;

    /// <summary>The same page, everything ticked or nothing.</summary>
    public string ChoiceUrl => Pager.Url(Pager.Page) + (EverythingChosen ? "" : "&choix=true");

    /// <summary>« 50 dossiers, le plus ancien depuis le 3 mars 2026 ».</summary>
    public string Meta => Lines.Count == 0
        ? "Plus rien n’attend"
        : $"{Files.Count("dossier", "dossiers")} · le plus ancien depuis le {FrenchText.ListDate(Lines.Min(line => line.Since))}";

    /// <summary>Two queries.</summary>
    public static async Task<TasksOfKindPage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        NextAct act,
        int number,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var tasks = db.TasksOf(user.Reader).Where(task => task.Act == act);
        var files = await tasks
            .OrderBy(task => task.Since)
            .ThenBy(task => task.FileId)
            .Join(db.Files, task => task.FileId, file => file.Id, (task, file) => new { Task = task, File = file })
            .Join(db.People, pair => pair.File.CandidateId, person => person.Id, (pair, person) => new { pair.Task, pair.File, Candidate = person })
            .Join(db.Organisations, row => row.File.EmployerId, company => company.Id, (row, company) => new TaskLine(
                row.File.Reference,
                row.Candidate.Name,
                row.File.CertificationTitle,
                company.Name,
                row.Task.Since,
                row.Task.Due
            ))
            .CutAsync(tasks, number, PageSize, cancellation);
        return new TasksOfKindPage(
            act,
            files with { Lines = [.. files.Lines.OrderBy(line => line.Since).ThenBy(line => line.Name, StringComparer.CurrentCulture)] },
            BulkAct.Of(act, user),
            today
        );
    }
}

/// <summary>A file of the list.</summary>
public sealed record TaskLine(string Reference, string Name, string Certification, string Company, DateOnly Since, DateOnly? Due);
