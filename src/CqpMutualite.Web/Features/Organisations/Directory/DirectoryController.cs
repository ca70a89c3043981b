using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.Directory;

/// <summary>The directory of companies, or of training organisations with the end of their approvals.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.Companies)]
[Route(OrganisationsPaths.Trainers)]
public sealed class DirectoryController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>A page of the directory.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(DirectoryFilter filter, CancellationToken cancellation)
    {
        var kind = Request.Path.StartsWithSegments(OrganisationsPaths.Companies) ? OrganisationKind.Company : OrganisationKind.TrainingOrganisation;
        return View("Directory", await DirectoryPage.LoadAsync(db, kind, filter, clock.Today(), cancellation));
    }
}

/// <summary>One page of the directory: four queries. <paramref name="Warn"/>: an approval that ends by that day deserves a look.</summary>
public sealed record DirectoryPage(OrganisationKind Kind, DirectoryFilter Filter, Cut<DirectoryLine> Organisations, int Requests, DateOnly Warn)
{
    private const int PageSize = 25;

    public bool Companies => Kind == OrganisationKind.Company;

    public IReadOnlyList<Column<DirectoryLine>> Columns => DirectoryLine.Columns(Kind, Warn);

    public static async Task<DirectoryPage> LoadAsync(
        AppDbContext db,
        OrganisationKind kind,
        DirectoryFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var organisations = filter.Of(db, kind);
        var cut = await DirectoryLine.Of(db, organisations, kind, filter, today).CutAsync(organisations, filter.Page, PageSize, cancellation);
        var requests = await db.ApprovalRequests.CountAsync(request => request.State == RequestState.Pending, cancellation);
        var warnDays = kind == OrganisationKind.Company ? 0 : await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation);
        return new DirectoryPage(kind, filter, cut, requests, today.AddDays(warnDays));
    }
}
