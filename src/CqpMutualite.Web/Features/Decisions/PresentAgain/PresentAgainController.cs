using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.PresentAgain;

/// <summary>The company, or the certifier, opens a new presentation after a decision that did not deliver everything: another file, for what is missing.</summary>
[Requires(Permission.PresentAgain)]
[Route(DecisionsPaths.PresentAgainRoute)]
public sealed class PresentAgainController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What would be presented, with the advice beside.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await AfterDecision.LoadAsync(db, editions, user, reference, cancellation) is { } after && DecisionRights.MayRead(user, after.Head.File)
            ? await PageAsync(after, new PresentAgainForm(), new Dictionary<string, bool>(), cancellation)
            : NotFound();
    }

    /// <summary>Opens the file.</summary>
    [HttpPost]
    public async Task<IActionResult> Present(string reference, [Bind(Prefix = "Form")] PresentAgainForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (await AfterDecision.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } after || !DecisionRights.MayRead(user, after.Head.File))
        {
            return NotFound();
        }

        var choices = PresentAgainForm.ChoicesOf(after.Head.Edition, Request.Form);
        if (after.Record(editions) is not { } record)
        {
            return await PageAsync(after, form, choices, cancellation);
        }

        var trainer = form.OrganisationId is { } id ? await db.Organisations.AsNoTracking().Include(found => found.Approvals).AsSingleQuery().SingleOrDefaultAsync(found => found.Id == id && found.Kind == OrganisationKind.TrainingOrganisation, cancellation) : null;
        var file = after.Head.File;
        var (next, opened, outcome) = file.Presentation.PresentAgain(await db.NextReferenceAsync(today.Year, cancellation), record, choices, trainer, today);
        ModelState.Refuse(outcome);
        if (next is not null)
        {
            db.Add(next);
            db.Note(next.Id, user.Actor(), opened, after.Head.Edition, now);
            db.Note(file.Id, user.Actor(), outcome, after.Head.Edition, now);
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {next.Reference} ouvert pour la nouvelle présentation.");
                return Redirect(FilesPaths.File(next.Reference));
            }
        }

        return await PageAsync(after, form, choices, cancellation);
    }

    private async Task<ViewResult> PageAsync(AfterDecision after, PresentAgainForm form, IReadOnlyDictionary<string, bool> choices, CancellationToken cancellation) =>
        View("PresentAgain", await PresentAgainPage.LoadAsync(db, editions, after, form, choices, ModelState, clock.Today(), cancellation));
}
