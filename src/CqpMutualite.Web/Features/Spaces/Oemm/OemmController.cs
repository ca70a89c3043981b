using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Files;
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
    private const int Shown = 10;

    /// <summary>What awaits, and whom: files, requests for approval, approvals that end soon.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var today = clock.Today();
        var page = await SpacePage.LoadAsync(db, CurrentUser.From(User)!, today, cancellation);
        var requests = await db.ApprovalRequests.AsNoTracking().Where(request => request.State == RequestState.Pending).OrderBy(request => request.AskedOn).ThenBy(request => request.Id).Take(Shown)
            .Select(request => new { request.Id, request.Certification, Name = db.Organisations.Where(organisation => organisation.Id == request.OrganisationId).Select(organisation => organisation.Name).First() }).ToListAsync(cancellation);
        var ending = await db.ApprovalsEnding(today, today.AddDays(await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation))).Take(Shown).ToListAsync(cancellation);
        var certificates = await db.DecisionsToCertify().CountAsync(cancellation);
        return View("Space", page with
        {
            MineCount = page.MineCount + requests.Count + ending.Count + (certificates > 0 ? 1 : 0),
            Todo = page.Todo with
            {
                Mine =
                [
                    .. page.Todo.Mine,
                    .. certificates == 0 ? Array.Empty<TodoItem>() : [new TodoItem("Délivrer les certificats", FrenchText.Plural(certificates, "décision publiée", "décisions publiées", feminine: true), "", CertificatesPaths.ToIssue, null, "Délivrer")],
                    .. requests.Select(request => new TodoItem("Répondre à une demande d’agrément", request.Name, TitleOf(request.Certification), OrganisationsPaths.Answer(request.Id), null, "Répondre")),
                    .. ending.Select(approval => new TodoItem($"Préparer la fin de l’agrément ({approval.Scope})", approval.Organisation, TitleOf(approval.Certification), OrganisationsPaths.Organisation(approval.OrganisationId), approval.Until, "Ouvrir")),
                ],
            },
        });
    }

    private string TitleOf(string certification) => catalogue.Find(certification)?.Title ?? certification;
}
