using System.Globalization;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;
using Turn = CqpMutualite.Domain.Files.Turn;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Where a file stands, beside its stage; the names are those of the address.</summary>
public enum FileState
{
    EnCours,

    Suspendu,

    /// <summary>It was closed before its end.</summary>
    Clos,

    Termine,
}

/// <summary>Files by what is late in them, and by their last day for a first jury.</summary>
public enum DeadlineState
{
    /// <summary>What is awaited should have been done.</summary>
    EnRetard,

    Depassee,

    SixMois,
}

/// <summary>What the list of files is filtered by.</summary>
public sealed record FileListFilter : ListFilter
{
    private const string Yes = "oui";

    [ModelBinder(Name = "Etape")]
    public Stage? Stage { get; init; }

    /// <summary>Where the file stands otherwise; null: whatever it is.</summary>
    [ModelBinder(Name = "Etat")]
    public FileState? State { get; init; }

    [ModelBinder(Name = "Echeance")]
    public DeadlineState? Deadline { get; init; }

    /// <summary>Who is awaited.</summary>
    [ModelBinder(Name = "Attente")]
    public Turn? Awaited { get; init; }

    /// <summary>« oui »: those that wait for the reader's capacity.</summary>
    [ModelBinder(Name = "AMoi")]
    public string? Mine { get; init; }

    /// <summary>Words of the company's name.</summary>
    [ModelBinder(Name = "Entreprise")]
    public string? Company { get; init; }

    /// <summary>Words of the name of a training organisation in place.</summary>
    [ModelBinder(Name = "Organisme")]
    public string? Trainer { get; init; }

    [ModelBinder(Name = "Certification")]
    public string? Certification { get; init; }

    /// <summary>« specialiste-prestations.v1 ».</summary>
    [ModelBinder(Name = "Edition")]
    public string? Edition { get; init; }

    public bool IsMine => Mine == Yes;

    /// <summary>What waits for the reader.</summary>
    public static FileListFilter OfReader => new() { Mine = Yes };

    /// <summary>What is late.</summary>
    public static FileListFilter Late => new() { Deadline = DeadlineState.EnRetard };

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices =>
    [
        ("Etape", Stage?.ToString()),
        ("Etat", State?.ToString()),
        ("Echeance", Deadline?.ToString()),
        ("Attente", Awaited?.ToString()),
        ("AMoi", IsMine ? Yes : null),
        ("Entreprise", Company),
        ("Organisme", Trainer),
        ("Certification", Certification),
        ("Edition", Edition),
    ];

    /// <summary>The files asked for, among those that the user may see.</summary>
    public IQueryable<CertificationFile> Of(AppDbContext db, CurrentUser user, DateOnly today)
    {
        var files = Standing(db, db.FilesVisibleTo(user.Reader).AsNoTracking(), today);
        if (IsMine)
        {
            files = files.Where(file => db.TasksOf(user.Reader).Any(task => task.FileId == file.Id));
        }

        if (!string.IsNullOrEmpty(Certification))
        {
            files = files.Where(file => file.Certification == Certification);
        }

        if (EditionAsked is var (code, version))
        {
            files = files.Where(file => file.EditionCode == code && file.EditionVersion == version);
        }

        return files.Found(db, Search).OfCompany(db, Company).OfTrainer(db, Trainer);
    }

    private IQueryable<CertificationFile> Standing(AppDbContext db, IQueryable<CertificationFile> files, DateOnly today)
    {
        if (Stage is { } stage)
        {
            files = files.Where(file => file.Stage == stage && file.Turn != Turn.Nobody);
        }

        if (Awaited is { } turn)
        {
            files = files.Where(file => file.Turn == turn);
        }

        files = Deadline switch
        {
            DeadlineState.EnRetard => files.Where(file => db.OpenTasks.Any(task => task.FileId == file.Id && task.Leads && task.Due < today)),
            DeadlineState.Depassee => files.Where(file => file.DueBefore < today),
            DeadlineState.SixMois => files.Where(file => file.DueBefore >= today && file.DueBefore <= today.AddMonths(6)),
            _ => files,
        };
        return State switch
        {
            FileState.EnCours => files.Where(file => file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null && file.Halts.SuspendedOn == null),
            FileState.Suspendu => files.Where(file => file.Halts.ClosedOn == null && file.Halts.SuspendedOn != null),
            FileState.Clos => files.Where(file => file.Halts.ClosedOn != null),
            FileState.Termine => files.Where(file => file.Presentation.PublishedOn != null),
            _ => files,
        };
    }

    private (string Code, int Version)? EditionAsked =>
        Edition?.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at
        && int.TryParse(Edition[(at + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (Edition[..at], version)
            : null;
}
