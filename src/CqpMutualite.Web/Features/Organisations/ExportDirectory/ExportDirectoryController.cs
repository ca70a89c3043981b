using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.ExportDirectory;

/// <summary>A directory as it is searched and sorted, all its pages.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.Companies + ".csv")]
[Route(OrganisationsPaths.Companies + ".xlsx")]
[Route(OrganisationsPaths.Trainers + ".csv")]
[Route(OrganisationsPaths.Trainers + ".xlsx")]
public sealed class ExportDirectoryController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(DirectoryFilter filter, CancellationToken cancellation)
    {
        var companies = Request.Path.Value!.StartsWith(OrganisationsPaths.Companies + ".", StringComparison.OrdinalIgnoreCase);
        var (kind, today) = (companies ? OrganisationKind.Company : OrganisationKind.TrainingOrganisation, clock.Today());
        var lines = await DirectoryLine.Of(db, filter.Of(db, kind), kind, filter, today).ToListAsync(cancellation);
        var warn = companies ? today : today.AddDays(await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation));
        return this.Table(
            companies ? "entreprises" : "organismes-de-formation",
            companies ? "Entreprises" : "Organismes de formation",
            DirectoryLine.Columns(kind, warn).Rows(lines)
        );
    }
}
