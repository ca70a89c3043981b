using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.RemindSeveral;

/// <summary>The files that await somebody else, the latest first.</summary>
public sealed record RemindSeveralPage(Cut<AwaitedLine> Files, DateOnly Today, RemindSeveralForm Form)
{
    public const int PageSize = 50;

    public IReadOnlyList<AwaitedLine> Lines => Files.Lines;

    public Pager Pager => new(Files.Page, Files.Pages, page => $"{SpacesPaths.Reminders}?page={page}");

    /// <summary>Asked to tick every line of the page.</summary>
    public bool Everything { get; init; }

    public bool EverythingChosen => Lines.All(IsTicked);

    /// <summary>The same page, everything ticked or only what is late.</summary>
    public string ChoiceUrl => Pager.Url(Pager.Page) + (EverythingChosen ? "" : "&choix=true");

    public static Refusal NoMore => new("file.nobody-awaited", "Plus rien n’est attendu d’une autre personne.");

    public required IReadOnlyList<RefusedFile> Refused { get; init; }

    /// <summary>First shown, those that are late are ticked.</summary>
    public bool IsTicked(AwaitedLine line) => Everything
        || (Form.Files.Count == 0
            ? line.Due < Today && line.RemindedOn != Today
            : Form.Files.Contains(line.Key) && (Refused.Count == 0 || Refused.Any(file => file.Reference == line.Reference)));

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
        var files = await (
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
        ).CutAsync(tasks, number, PageSize, cancellation);
        return new RemindSeveralPage(files, today, form) { Refused = refused };
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
