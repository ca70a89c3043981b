using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.Directory;

/// <summary>The directory of companies, or of training organisations with the end of their approvals.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.Companies)]
[Route(OrganisationsPaths.Trainers)]
public sealed class DirectoryController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>A page of the directory. <paramref name="recherche"/>: a part of the name or of the town, or the beginning of the SIRET.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? recherche, int page, CancellationToken cancellation)
    {
        var kind = Request.Path.StartsWithSegments(OrganisationsPaths.Companies) ? OrganisationKind.Company : OrganisationKind.TrainingOrganisation;
        return View("Directory", await DirectoryPage.LoadAsync(db, kind, recherche, page, clock.Today(), cancellation));
    }
}

/// <summary>One page of the directory: four queries.</summary>
public sealed record DirectoryPage(OrganisationKind Kind, string? Search, IReadOnlyList<DirectoryLine> Lines, int Total, int Requests, Pager Pager)
{
    private const int PageSize = 25;

    public bool Companies => Kind == OrganisationKind.Company;

    public static async Task<DirectoryPage> LoadAsync(
        AppDbContext db,
        OrganisationKind kind,
        string? search,
        int page,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var organisations = db.Organisations.AsNoTracking().Where(organisation => organisation.Kind == kind);
        if (search?.Trim() is { Length: > 0 } typed)
        {
            var words = typed.ToUpperInvariant();
            var digits = Siret.Digits(typed) ?? "-";
            organisations = organisations.Where(organisation =>
                organisation.Name.ToUpper().Contains(words) || organisation.Town!.ToUpper().Contains(words) || organisation.Siret!.StartsWith(digits)
            );
        }

        var total = await organisations.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var current = Math.Clamp(page, 1, pages);
        var mainRole = Joining.MainRole(kind);
        var lines = await organisations
            .OrderBy(organisation => organisation.Name)
            .ThenBy(organisation => organisation.Id)
            .Skip((current - 1) * PageSize)
            .Take(PageSize)
            .Select(organisation => new
            {
                organisation.Id,
                organisation.Name,
                organisation.Town,
                organisation.Siret,
                Members = db.Memberships.Count(membership =>
                    membership.OrganisationId == organisation.Id
                    && membership.Role == mainRole
                    && membership.From <= today
                    && (membership.Until == null || membership.Until >= today)
                ),
                Files = db.Files.Count(file =>
                    file.Turn != Domain.Files.Turn.Nobody
                    && (
                        file.EmployerId == organisation.Id
                        || db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation.Id && place.Until == null)
                    )
                ),
                Approvals = organisation.Approvals.Count(approval => approval.From <= today && approval.Until >= today),
                Ends = organisation.Approvals.Where(approval => approval.From <= today && approval.Until >= today).Min(approval => (DateOnly?)approval.Until),
            }).ToListAsync(cancellation);
        var requests = await db.ApprovalRequests.CountAsync(request => request.State == RequestState.Pending, cancellation);
        var warnDays = kind == OrganisationKind.Company ? 0 : await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation);
        var path = kind == OrganisationKind.Company ? OrganisationsPaths.Companies : OrganisationsPaths.Trainers;
        return new DirectoryPage(
            kind,
            search,
            [
                .. lines.Select(line => new DirectoryLine(
                    line.Id,
                    line.Name,
                    line.Town,
                    line.Siret,
                    line.Members,
                    line.Files,
                    line.Approvals,
                    line.Ends,
                    line.Ends is { } end && end.DayNumber - today.DayNumber <= warnDays
                )),
            ],
            total,
            requests,
            new Pager(current, pages, number => OrganisationsPaths.Page(path, search, number)));
    }
}

/// <summary>One organisation. <paramref name="Ends"/>: nearest end of the approvals in force. <paramref name="Soon"/>: it deserves a look.</summary>
public sealed record DirectoryLine(Guid Id, string Name, string? Town, string? Siret, int Members, int Files, int Approvals, DateOnly? Ends, bool Soon)
{
    public Tag ApprovalTag =>
        Approvals == 0 ? new Tag(TagState.Blocked, "Aucun agrément en vigueur")
        : Soon ? new Tag(TagState.Attention, $"Fin le {FrenchText.ListDate(Ends!.Value)}")
        : new Tag(TagState.Complete, FrenchText.Plural(Approvals, "agrément", "agréments"));
}
