using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Oemm;

[Requires(Permission.UseOemmSpace, OpenToStandIns = true)]
[Route(SpacesPaths.Oemm)]
public sealed class OemmController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    private const int Shown = 10;

    /// <summary>What awaits, and whom: files, requests for approval, approvals that end soon, sessions to plan, certificates to deliver. Six queries.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var today = clock.Today();
        var requests = await db
            .ApprovalRequests.AsNoTracking()
            .Where(request => request.State == RequestState.Pending)
            .OrderBy(request => request.AskedOn)
            .ThenBy(request => request.Id)
            .Take(Shown)
            .Select(request => new
            {
                request.Id,
                request.Certification,
                Name = db.Organisations.Where(organisation => organisation.Id == request.OrganisationId).Select(organisation => organisation.Name).First(),
            })
            .ToListAsync(cancellation);
        var keys = new[] { OemmSettings.ApprovalWarnDays.Key, OemmSettings.MinimumFiles.Key, OemmSettings.FirstJuryNearDays.Key };
        var settings = await db.SettingChanges.AsNoTracking().Where(change => keys.Contains(change.Key)).OrderBy(change => change.At).ToListAsync(cancellation);
        var page = await SpacePage.LoadAsync(db, CurrentUser.From(User)!, today, Setting(OemmSettings.FirstJuryNearDays), cancellation, Unplaced(today));
        var ending = await db.ApprovalsEnding(today, today.AddDays(Setting(OemmSettings.ApprovalWarnDays))).Take(Shown).ToListAsync(cancellation);
        var (ready, toCertify) = await ReadyAsync(today, cancellation);
        var toPlan = ready.Where(group => group.Count >= Setting(OemmSettings.MinimumFiles, group.Certification)).Take(Shown).ToList();
        return View(
            "Space",
            page with
            {
                Files = page.Files + ready.Sum(group => group.Count),
                MineCount = page.MineCount + requests.Count + ending.Count + toPlan.Count + (toCertify > 0 ? 1 : 0),
                Todo = page.Todo with
                {
                    Mine =
                    [
                        .. page.Todo.Mine,
                        .. requests.Select(request => new TodoItem(
                            "Répondre à une demande d’agrément",
                            request.Name,
                            catalogue.TitleOf(request.Certification),
                            OrganisationsPaths.Answer(request.Id),
                            null,
                            "Répondre"
                        )),
                        .. ending.Select(approval => new TodoItem(
                            $"Préparer la fin de l’agrément ({approval.Scope})",
                            approval.Organisation,
                            catalogue.TitleOf(approval.Certification),
                            OrganisationsPaths.Organisation(approval.OrganisationId),
                            approval.Until,
                            "Ouvrir"
                        )),
                        .. toPlan.Select(group => new TodoItem(
                            $"Planifier {(group.Commission ? "une commission" : "un jury")}",
                            FrenchText.Plural(group.Count, "dossier prêt", "dossiers prêts"),
                            catalogue.TitleOf(group.Certification),
                            JuryPaths.ReadyOf(group.Certification),
                            group.Before <= today.AddDays(Setting(OemmSettings.FirstJuryNearDays)) ? group.Before : null,
                            "Planifier"
                        )),
                        .. toCertify == 0
                            ? Array.Empty<TodoItem>()
                            :
                            [
                                new TodoItem(
                                    "Délivrer les certificats",
                                    FrenchText.Plural(toCertify, "décision publiée", "décisions publiées", feminine: true),
                                    "Certificats et attestations de bloc",
                                    CertificatesPaths.ToIssue,
                                    null,
                                    "Délivrer"
                                ),
                            ],
                    ],
                },
            }
        );

        T Setting<T>(Setting<T> setting, string certification = "") =>
            setting.Of(settings.FindLast(change => change.Key == setting.Key && change.Certification == certification));
    }

    // files without a session, when none of their edition that is still to come has room
    private IQueryable<CertificationFile> Unplaced(DateOnly today) =>
        db.FilesVisibleTo(CurrentUser.From(User)!.Reader)
            .Where(file =>
                (file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission)
                && !db.Sessions.Any(session =>
                    session.Kind == (file.NextAct == NextAct.PresentToCommission ? SessionKind.Commission : SessionKind.Jury)
                    && session.HeldOn >= today
                    && session.OpenedAt == null
                    && session.ClosedAt == null
                    && ("," + session.EditionKeys + ",").Contains("," + file.EditionCode + ",")
                    && (session.Kind == SessionKind.Commission || session.FreeMinutes > 0)
                    && (session.Capacity == null || session.Passages.Count(passage => passage.Attendance == Attendance.Expected) < session.Capacity)
                )
            );

    // those, and the published decisions that wait for their certificate: one query
    private async Task<(IReadOnlyList<ReadyFiles> Ready, int ToCertify)> ReadyAsync(DateOnly today, CancellationToken cancellation)
    {
        var ready = Unplaced(today)
            .GroupBy(file => new { file.Certification, file.NextAct })
            .Select(group => new
            {
                group.Key.Certification,
                Act = (NextAct?)group.Key.NextAct,
                Count = group.Count(),
                Before = group.Min(file => file.FirstJuryBefore),
            });
        var toCertify = db.DecisionsToCertify()
            .GroupBy(_ => 1)
            .Select(group => new
            {
                Certification = "",
                Act = (NextAct?)null,
                Count = group.Count(),
                Before = (DateOnly?)null,
            });
        var groups = await ready.Concat(toCertify).AsNoTracking().ToListAsync(cancellation);
        return (
            [
                .. groups
                    .Where(group => group.Act is not null)
                    .OrderBy(group => group.Before ?? DateOnly.MaxValue)
                    .ThenBy(group => group.Certification)
                    .Select(group => new ReadyFiles(group.Certification, group.Act == NextAct.PresentToCommission, group.Count, group.Before)),
            ],
            groups.Find(group => group.Act is null)?.Count ?? 0
        );
    }

    private sealed record ReadyFiles(string Certification, bool Commission, int Count, DateOnly? Before);
}
