using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.ShareModule;

/// <summary>The candidates whose training is under way with the reader's organisation, those of one edition at a time.</summary>
/// <param name="Edition">The edition chosen; null when nobody is in training.</param>
/// <param name="Editions">Those that have candidates in training.</param>
/// <param name="Candidates">Candidates of the edition chosen, by name.</param>
/// <param name="Form">The module.</param>
public sealed record ShareModulePage(
    Referential? Edition,
    IReadOnlyList<EditionInTraining> Editions,
    IReadOnlyList<CandidateInTraining> Candidates,
    ModuleForm Form)
{
    /// <summary>Candidates offered at once.</summary>
    public const int Most = 200;

    public static Refusal OtherEdition => new("module.other-edition", "Ce dossier suit un autre référentiel.");

    public IReadOnlyList<string> Ticked { get; init; } = [];

    public IReadOnlyList<RefusedFile> Refused { get; init; } = [];

    /// <summary>« conseiller-mutualiste-individuels.v2 ».</summary>
    public string? Key => Edition is null ? null : KeyOf(Edition.Code, Edition.Version);

    public ModuleFields? Fields => Edition is null ? null : new ModuleFields(Edition, Form, Edition.Units);

    public static string KeyOf(CertificationFile file) => KeyOf(file.EditionCode, file.EditionVersion);

    /// <summary>One query.</summary>
    public static async Task<ShareModulePage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string? chosen,
        ModuleForm form,
        CancellationToken cancellation)
    {
        var files = await (
            from file in db.FilesVisibleTo(user.Reader).AsNoTracking()
            where file.Stage == Stage.Training && file.Training.TrainedOn == null && file.Halts.SuspendedOn == null
                && file.Organisations.Any(place => place.OrganisationId == user.OrganisationId && place.TrainedOn == null)
            join candidate in db.People on file.CandidateId equals candidate.Id
            join company in db.Organisations on file.EmployerId equals company.Id
            orderby candidate.SortName, file.Reference
            select new CandidateInTraining(
                file.Reference, candidate.Name, company.Name, file.EditionCode, file.EditionVersion)
        ).Take(Most).ToListAsync(cancellation);
        var groups = files.GroupBy(file => (file.EditionCode, file.EditionVersion)).OrderByDescending(group => group.Count()).ToList();
        var shown = groups.Find(group => KeyOf(group.Key.EditionCode, group.Key.EditionVersion) == chosen) ?? groups.FirstOrDefault();
        return new ShareModulePage(
            shown is null ? null : editions.Get(shown.Key.EditionCode, shown.Key.EditionVersion),
            [
                .. groups.Select(group => editions.Get(group.Key.EditionCode, group.Key.EditionVersion))
                    .Select(edition => new EditionInTraining(KeyOf(edition.Code, edition.Version), $"{edition.ShortTitle}, version {edition.Version}")),
            ],
            [.. shown ?? Enumerable.Empty<CandidateInTraining>()],
            form);
    }

    private static string KeyOf(string code, int version) => $"{code}.v{version}";
}

/// <summary>An edition of which candidates are in training.</summary>
public sealed record EditionInTraining(string Key, string Title);

/// <summary>A candidate in training.</summary>
public sealed record CandidateInTraining(string Reference, string Name, string Company, string EditionCode, int EditionVersion);
