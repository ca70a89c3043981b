using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>The files of the filtered list that wait for a session, as the distribution takes them.</summary>
/// <param name="Files">With their reference, by file.</param>
/// <param name="WithoutDerogation">Files left aside: their evaluation is not positive and nobody granted a derogation.</param>
/// <param name="Beyond">Files beyond the first ones, left for another time.</param>
public sealed record FilesToPlace(
    IReadOnlyDictionary<Guid, (string Reference, string Certification)> References,
    IReadOnlyList<FileToPlace> Files,
    int WithoutDerogation,
    int Beyond
)
{
    private const int Most = 200;

    /// <summary>Two queries: files, settings.</summary>
    public static async Task<FilesToPlace> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        ReadyFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var waiting = filter
            .Of(db, db.FilesVisibleTo(user.Reader).AsNoTracking(), today)
            .Where(file => file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission);
        var rows = await (
            from file in ReadyFilter.Ordered(waiting).Take((2 * Most) + 1)
            join candidate in db.People on file.CandidateId equals candidate.Id
            select new
            {
                file.Id,
                file.Reference,
                file.CandidateId,
                candidate.Name,
                file.EmployerId,
                file.EditionCode,
                file.EditionVersion,
                file.Certification,
                file.CertificationTitle,
                file.Orientation.Route,
                file.FirstJuryBefore,
                TransmittedOn = file.Transmission.On,
                Commission = file.NextAct == NextAct.PresentToCommission,
                MayGo = (file.Evaluation.Positive == true && file.Evaluation.ActivitiesExercised != false) || file.Presentation.Derogation != null,
                LateAllowed = file.Presentation.OverdueDerogation != null,
                Trainers = file.Organisations.Select(organisation => organisation.OrganisationId).ToList(),
                Evaluators = file.Assignments.Select(assignment => assignment.PersonId).ToList(),
                Declared = db
                    .DeclaredLinks.Where(link => link.FileId == file.Id && link.WithdrawnAt == null)
                    .Select(link => new DeclaredTie(link.PersonId, link.Kind, link.Words))
                    .ToList(),
            }
        )
            .AsSingleQuery()
            .ToListAsync(cancellation);
        var keys = new[] { OemmSettings.DeliberationMinutes.Key, OemmSettings.VaeInterviewMinutes.Key, OemmSettings.FirstJuryWhenOverdue.Key };
        var changes = await db.SettingChanges.AsNoTracking().Where(change => keys.Contains(change.Key)).OrderBy(change => change.At).ToListAsync(cancellation);
        var deliberation = Of(OemmSettings.DeliberationMinutes) ?? 0;
        var vae = Of(OemmSettings.VaeInterviewMinutes);
        var neverLate = Of(OemmSettings.FirstJuryWhenOverdue) == WhenOverdue.Refuse;
        var ready = rows.Where(row => row.MayGo).Take(Most).ToList();
        return new FilesToPlace(
            ready.ToDictionary(
                row => row.Id,
                row =>
                    (row.Reference, row.CertificationTitle.StartsWith("CQP ", StringComparison.Ordinal) ? row.CertificationTitle[4..] : row.CertificationTitle)
            ),
            ready.ConvertAll(row =>
            {
                var length = PassageLength.Of(
                    editions.Get(row.EditionCode, row.EditionVersion),
                    row.Certification,
                    row.Route,
                    row.Commission,
                    deliberation,
                    vae
                );
                return new FileToPlace(
                    row.Name,
                    row.EditionCode,
                    row.Commission,
                    length.Heard,
                    length.Deliberation,
                    row.FirstJuryBefore,
                    row.TransmittedOn ?? today,
                    new FileTies(row.Id, row.CandidateId, row.EmployerId, row.Trainers, row.Evaluators) { Declared = row.Declared }
                )
                {
                    NeverLate = neverLate && !row.LateAllowed,
                };
            }),
            rows.Count(row => !row.MayGo),
            rows.Count(row => row.MayGo) - ready.Count);

        T Of<T>(Setting<T> setting) => setting.Of(changes.FindLast(change => change.Key == setting.Key));
    }
}
