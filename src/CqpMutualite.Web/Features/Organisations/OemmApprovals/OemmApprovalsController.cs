using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.OemmApprovals;

/// <summary>Requests that wait for the CPNEFP's answer, approvals that end soon, last answers.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.Approvals)]
public sealed class OemmApprovalsController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("OemmApprovals", await OemmApprovalsPage.LoadAsync(db, catalogue, clock.Today(), cancellation));
}

/// <summary>Four queries.</summary>
public sealed record OemmApprovalsPage(
    IReadOnlyList<RequestLine> Pending,
    IReadOnlyList<EndingApproval> Ending,
    IReadOnlyList<RequestLine> Answered,
    int WarnDays,
    DateOnly Today
)
{
    private const int Shown = 50, AnsweredShown = 10;

    public static async Task<OemmApprovalsPage> LoadAsync(AppDbContext db, Catalogue catalogue, DateOnly today, CancellationToken cancellation)
    {
        var pending = await RequestLine
            .Of(
                db,
                db.ApprovalRequests.Where(request => request.State == RequestState.Pending)
                    .OrderBy(request => request.AskedOn)
                    .ThenBy(request => request.Id)
                    .Take(Shown)
            )
            .ToListAsync(cancellation);
        var answered = await RequestLine
            .Of(
                db,
                db.ApprovalRequests.Where(request => request.State != RequestState.Pending)
                    .OrderByDescending(request => request.DecidedOn)
                    .ThenBy(request => request.Id)
                    .Take(AnsweredShown)
            )
            .ToListAsync(cancellation);
        var warnDays = await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation);
        var ending = await db.ApprovalsEnding(today, today.AddDays(warnDays)).Take(Shown).ToListAsync(cancellation);
        return new OemmApprovalsPage(
            [.. pending.Select(line => line with { Certification = catalogue.TitleOf(line.Certification) })],
            [.. ending.Select(line => line with { Certification = catalogue.TitleOf(line.Certification) })],
            [.. answered.Select(line => line with { Certification = catalogue.TitleOf(line.Certification) })],
            warnDays,
            today);
    }
}
