using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A file loaded through visibility with what every page of it shows: candidate, certification, edition.</summary>
/// <param name="File">The aggregate, with units, modules and evaluators; tracked when it is to be changed.</param>
/// <param name="Edition">Its edition, as it is asked of it: only the units that it presents.</param>
/// <param name="CandidateName">Name of the candidate.</param>
public sealed record FileHead(CertificationFile File, Referential Edition, string CandidateName)
{
    /// <summary>The candidate, as loaded with the file.</summary>
    public required Person Candidate { get; init; }

    /// <summary>The candidate's convocation in force, where the whole file is loaded; null when there is none.</summary>
    public Guid? ConvocationId { get; init; }

    /// <summary>Where its journal ends, for who writes a single answer; null: read when it is saved.</summary>
    public ChainEnd? Chain { get; init; }

    /// <summary>« CQP Spécialiste prestations santé-prévoyance, mention santé ».</summary>
    public string Certification =>
        MentionLabel is null
            ? File.CertificationTitle
            : $"{File.CertificationTitle}, {MentionLabel.ToLowerInvariant()}{(File.Orientation.Mention is null ? " souhaitée" : "")}";

    /// <summary>Label of the mention decided, or wished.</summary>
    public string? MentionLabel => Edition.Mentions.FirstOrDefault(mention => mention.Key == (File.Orientation.Mention ?? File.Opening.WishedMention))?.Label;

    /// <summary>
    /// Whether what is recorded in training on that unit (null: outside the units) is this reader's to see: everything for all but training organisations,
    /// which
    /// only have their own part.
    /// </summary>
    public bool Concerns(CurrentUser user, string? unit) => user.Role != Role.TrainingOrganisation || File.PlaceOf(user.OrganisationId)?.Covers(unit) == true;

    /// <summary>« Dossiers / CQP-2026-0042 / Entretien ».</summary>
    public IReadOnlyList<Crumb> Crumbs(params string[] tail) =>
        [
            new("Dossiers", FilesPaths.List),
            new(File.Reference, tail.Length == 0 ? null : FilesPaths.File(File.Reference)),
            .. tail.Select(text => new Crumb(text)),
        ];

    /// <summary>
    /// Loads a file that the user may see; null when it does not exist for them. One query. <paramref name="among"/>: fewer files than those that the user may
    /// see.
    /// </summary>
    public static async Task<FileHead?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        CancellationToken cancellation,
        bool tracked = false,
        IQueryable<CertificationFile>? among = null
    )
    {
        var files = (among ?? db.FilesVisibleTo(user.Reader)).Where(file => file.Reference == reference);
        return await LoadAsync(db, editions, tracked ? files : files.AsNoTracking(), cancellation);
    }

    /// <summary>The file as the archive keeps it, for nobody in particular. One query.</summary>
    public static async Task<FileHead> LoadToArchiveAsync(AppDbContext db, Editions editions, Guid id, CancellationToken cancellation) =>
        await LoadAsync(db, editions, db.Files.AsNoTracking().Where(file => file.Id == id), cancellation)
        ?? throw new InvalidOperationException($"The file {id} does not exist.");

    private static async Task<FileHead?> LoadAsync(AppDbContext db, Editions editions, IQueryable<CertificationFile> files, CancellationToken cancellation)
    {
        var found = await files
            .Include(file => file.Units)
            .Include(file => file.Modules)
            .Include(file => file.Assignments)
            .AsSingleQuery()
            .Join(
                db.People,
                file => file.CandidateId,
                person => person.Id,
                (file, person) =>
                    new
                    {
                        File = file,
                        Candidate = person,
                        Convocation = db
                            .Convocations.Where(convocation =>
                                convocation.FileId == file.Id && convocation.As == ConvenedAs.Candidate && convocation.CancelledAt == null
                            )
                            .Select(convocation => (Guid?)convocation.Id)
                            .FirstOrDefault(),
                    }
            )
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : Of(editions, found.File, found.Candidate) with { ConvocationId = found.Convocation };
    }

    /// <summary>
    /// As <see cref="LoadAsync"/> for the pages where people work: evaluators, but neither units nor modules, and never tracked. One query.
    /// <paramref name="among"/>: fewer files than those that the user may see.
    /// </summary>
    public static async Task<FileHead?> LoadBriefAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        CancellationToken cancellation,
        IQueryable<CertificationFile>? among = null
    )
    {
        var found = await (among ?? db.FilesVisibleTo(user.Reader)).AsNoTracking().AsSingleQuery().Include(file => file.Assignments)
            .Where(file => file.Reference == reference)
            .Join(db.People, file => file.CandidateId, person => person.Id, (file, person) => new { File = file, Candidate = person })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : Of(editions, found.File, found.Candidate);
    }

    /// <summary>As <see cref="LoadBriefAsync"/> for an answer that saves by itself, with the end of the journal that it will follow. One query.</summary>
    public static async Task<FileHead?> LoadToWriteAsync(AppDbContext db, Editions editions, CurrentUser user, string reference, CancellationToken cancellation)
    {
        var found = await db.FilesVisibleTo(user.Reader).AsNoTracking().AsSingleQuery().Include(file => file.Assignments)
            .Where(file => file.Reference == reference)
            .Join(db.People, file => file.CandidateId, person => person.Id, (file, person) => new { File = file, Candidate = person })
            .Select(pair => new
            {
                pair.File,
                pair.Candidate,
                Rank = db.JournalEntries.Where(entry => entry.FileId == pair.File.Id).Max(entry => (int?)entry.Rank),
                Hash = db
                    .JournalEntries.Where(entry => entry.FileId == pair.File.Id)
                    .OrderByDescending(entry => entry.Rank)
                    .Select(entry => entry.Hash)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : Of(editions, found.File, found.Candidate) with
        {
            Chain = found is { Rank: { } rank, Hash: { } hash } ? new ChainEnd(rank, hash) : null,
        };
    }

    private static FileHead Of(Editions editions, CertificationFile file, Person candidate) =>
        new(file, file.Asked(editions.Get(file.EditionCode, file.EditionVersion)), candidate.Name) { Candidate = candidate };
}
