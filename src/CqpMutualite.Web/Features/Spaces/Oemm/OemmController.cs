using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Oemm;

/// <summary>Home of the certifier.</summary>
[Requires(Permission.UseOemmSpace)]
[Route(SpacesPaths.Oemm)]
public sealed class OemmController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    private const int Shown = 10, ReminderDays = 180;

    /// <summary>What awaits, and whom: files, requests for approval, approvals that end soon.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var today = clock.Today();
        var page = await SpacePage.LoadAsync(db, CurrentUser.From(User)!, today, cancellation);
        var requests = await db.ApprovalRequests.AsNoTracking().Where(request => request.State == RequestState.Pending).OrderBy(request => request.AskedOn).ThenBy(request => request.Id).Take(Shown)
            .Select(request => new { request.Id, request.Certification, Name = db.Organisations.Where(organisation => organisation.Id == request.OrganisationId).Select(organisation => organisation.Name).First() }).ToListAsync(cancellation);
        var keys = new[] { OemmSettings.ApprovalWarnDays.Key, OemmSettings.MinimumFiles.Key };
        var settings = await db.SettingChanges.AsNoTracking().Where(change => keys.Contains(change.Key)).OrderBy(change => change.At).ToListAsync(cancellation);
        var ending = await db.ApprovalsEnding(today, today.AddDays(Setting(OemmSettings.ApprovalWarnDays))).Take(Shown).ToListAsync(cancellation);
        var toPlan = (await ReadyAsync(today, cancellation)).Where(ready => ready.Count >= Setting(OemmSettings.MinimumFiles, ready.Certification)).Take(Shown).ToList();
        return View("Space", page with
        {
            MineCount = page.MineCount + requests.Count + ending.Count + toPlan.Count,
            Todo = page.Todo with
            {
                Mine =
                [
                    .. page.Todo.Mine,
                    .. requests.Select(request => new TodoItem("Répondre à une demande d’agrément", request.Name, TitleOf(request.Certification), OrganisationsPaths.Answer(request.Id), null, "Répondre")),
                    .. ending.Select(approval => new TodoItem($"Préparer la fin de l’agrément ({approval.Scope})", approval.Organisation, TitleOf(approval.Certification), OrganisationsPaths.Organisation(approval.OrganisationId), approval.Until, "Ouvrir")),
                    .. toPlan.Select(ready => new TodoItem($"Planifier {(ready.Commission ? "une commission" : "un jury")}", FrenchText.Plural(ready.Count, "dossier prêt", "dossiers prêts"), TitleOf(ready.Certification), JuryPaths.ReadyOf(ready.Certification), ready.Before <= today.AddDays(ReminderDays) ? ready.Before : null, "Planifier")),
                ],
            },
        });

        T Setting<T>(Setting<T> setting, string certification = "") => setting.Of(settings.FindLast(change => change.Key == setting.Key && change.Certification == certification));
    }

    // files without a session, when none of their edition that is still to come has room: one query
    private async Task<IEnumerable<ReadyFiles>> ReadyAsync(DateOnly today, CancellationToken cancellation)
    {
        var groups = await db.FilesVisibleTo(CurrentUser.From(User)!.Reader).AsNoTracking()
            .Where(file => (file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission) && !db.Sessions.Any(session =>
                session.Kind == (file.NextAct == NextAct.PresentToCommission ? SessionKind.Commission : SessionKind.Jury) && session.HeldOn >= today && session.OpenedAt == null && session.ClosedAt == null
                && ("," + session.EditionKeys + ",").Contains("," + file.EditionCode + ",")
                && (session.Kind == SessionKind.Commission || session.FreeMinutes > 0)
                && (session.Capacity == null || session.Passages.Count(passage => passage.Attendance == Attendance.Expected) < session.Capacity)))
            .GroupBy(file => new { file.Certification, file.NextAct })
            .Select(group => new { group.Key.Certification, group.Key.NextAct, Count = group.Count(), Before = group.Min(file => file.FirstJuryBefore) }).ToListAsync(cancellation);
        return groups.OrderBy(group => group.Before ?? DateOnly.MaxValue).ThenBy(group => group.Certification).Select(group => new ReadyFiles(group.Certification, group.NextAct == NextAct.PresentToCommission, group.Count, group.Before));
    }

    private sealed record ReadyFiles(string Certification, bool Commission, int Count, DateOnly? Before);

    private string TitleOf(string certification) => catalogue.Find(certification)?.Title ?? certification;
}
