using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.IssueSession;

/// <summary>A file that waits for its certificate.</summary>
public sealed record WaitingFile(string Reference, string Candidate, string Certification);

/// <summary>The files of a session that wait.</summary>
public sealed record WaitingSession(Guid Id, DateOnly HeldOn, string Place, IReadOnlyList<WaitingFile> Files);

/// <summary>What waits, the oldest session first: two queries.</summary>
/// <param name="SignatoryUrl">Where the signatory is set, while nobody signs; null otherwise.</param>
public sealed record IssueSessionPage(IReadOnlyList<WaitingSession> Sessions, string? SignatoryUrl)
{
    public const int Shown = 120;

    public int Count => Sessions.Sum(session => session.Files.Count);

    public static async Task<IssueSessionPage> LoadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var rows = await (
            from decision in db.DecisionsToCertify()
            join session in db.Sessions on decision.SessionId equals session.Id
            join file in db.Files.IgnoreAutoIncludes() on decision.FileId equals file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby session.HeldOn, session.Id, file.Reference
            select new
            {
                session.Id,
                session.HeldOn,
                session.Place,
                File = new WaitingFile(file.Reference, candidate.Name, file.CertificationTitle),
            }).Take(Shown).ToListAsync(cancellation);
        return new IssueSessionPage(
            [
                .. rows.GroupBy(row => (row.Id, row.HeldOn, row.Place))
                    .Select(group => new WaitingSession(group.Key.Id, group.Key.HeldOn, group.Key.Place, [.. group.Select(row => row.File)])),
            ],
            (await db.SettingAsync(OemmSettings.CertificateSignatory, cancellation)).Count == 0
                ? SettingsPaths.Change(OemmSettings.CertificateSignatory.Key)
                : null);
    }
}
