using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.IssueSession;

/// <summary>The published decisions that wait for their certificate, session by session; the certifier delivers those of a session at once.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.ToIssue)]
public sealed class IssueSessionController(AppDbContext db, CertificateDesk desk) : Controller
{
    /// <summary>What waits.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("IssueSession", await IssueSessionPage.LoadAsync(db, cancellation));

    /// <summary>Delivers all that waits in a session.</summary>
    [HttpPost]
    public async Task<IActionResult> Issue([Bind(Prefix = "Form")] IssueSessionForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var waiting = db.DecisionsToCertify().Where(decision => decision.SessionId == form.Session).Select(decision => decision.FileId);
        var files = await db.FilesVisibleTo(user.Reader).Where(file => waiting.Contains(file.Id)).OrderBy(file => file.Reference).ToListAsync(cancellation);
        var answers = files.Count == 0 ? [] : await desk.IssueAsync(files, user.Actor(), cancellation);
        foreach (var outcome in answers.Select(answer => answer.Outcome).Where(outcome => !outcome.IsAccepted).DistinctBy(outcome => outcome.Refusals[0].Code))
        {
            ModelState.Refuse(outcome);
        }

        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            db.ChangeTracker.Clear();
            return View("IssueSession", await IssueSessionPage.LoadAsync(db, cancellation));
        }

        TempData.Toast(answers.Count == 0 ? "Ces certificats étaient déjà délivrés." : $"{FrenchText.Plural(answers.Count, "document délivré", "documents délivrés")}.");
        return Redirect(CertificatesPaths.ToIssue);
    }
}

/// <summary>Which session.</summary>
public sealed record IssueSessionForm
{
    /// <summary>The session.</summary>
    public Guid Session { get; init; }
}

/// <summary>A file that waits for its certificate.</summary>
public sealed record WaitingFile(string Reference, string Candidate, string Certification);

/// <summary>The files of a session that wait.</summary>
public sealed record WaitingSession(Guid Id, DateOnly HeldOn, string Place, IReadOnlyList<WaitingFile> Files);

/// <summary>What waits, the oldest session first: two queries.</summary>
/// <param name="SignatoryUrl">Where the signatory is set, while nobody signs; null otherwise.</param>
public sealed record IssueSessionPage(IReadOnlyList<WaitingSession> Sessions, string? SignatoryUrl)
{
    private const int Shown = 120;

    /// <summary>Loads it.</summary>
    public static async Task<IssueSessionPage> LoadAsync(AppDbContext db, CancellationToken cancellation)
    {
        var rows = await (
            from decision in db.DecisionsToCertify()
            join session in db.Sessions on decision.SessionId equals session.Id
            join file in db.Files.IgnoreAutoIncludes() on decision.FileId equals file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby session.HeldOn, session.Id, file.Reference
            select new { session.Id, session.HeldOn, session.Place, file.Reference, file.CertificationTitle, candidate.FirstNames, Last = candidate.UsedName ?? candidate.BirthName }).Take(Shown).ToListAsync(cancellation);
        return new IssueSessionPage(
            [.. rows.GroupBy(row => (row.Id, row.HeldOn, row.Place)).Select(group => new WaitingSession(group.Key.Id, group.Key.HeldOn, group.Key.Place, [.. group.Select(row => new WaitingFile(row.Reference, $"{row.FirstNames.Split(' ', ',')[0]} {row.Last}", row.CertificationTitle))]))],
            (await db.SettingAsync(OemmSettings.CertificateSignatory, cancellation)).Count == 0 ? SettingsPaths.Change(OemmSettings.CertificateSignatory.Key) : null);
    }
}
