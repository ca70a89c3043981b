using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.PresentAgain;

/// <summary>
/// The company, or the certifier, opens a new presentation after a decision that did not deliver everything: another file, for what is missing.
/// </summary>
[Requires(Permission.PresentAgain)]
[Route(DecisionsPaths.PresentAgainRoute)]
public sealed class PresentAgainController(FileDesk desk, Editions editions) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new PresentAgainForm(), new Dictionary<string, bool>(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Present(string reference, [Bind(Prefix = "Form")] PresentAgainForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => PresentAsync(begun, form, cancellation),
        done: begun => new Done($"Dossier {begun.File.FollowedBy} ouvert pour la nouvelle présentation.", FilesPaths.File(begun.File.FollowedBy!)),
        again: begun => PageAsync(begun, form, PresentAgainForm.ChoicesOf(begun.Edition, Request.Form), cancellation),
        cancellation);

    private async Task<Outcome?> PresentAsync(FileActing begun, PresentAgainForm form, CancellationToken cancellation)
    {
        if (!DecisionRights.MayRead(begun.User, begun.File))
        {
            return null;
        }

        var after = await AfterDecision.OfAsync(begun.Db, editions, begun.Head, cancellation);
        if (after.Record(editions) is not { } record)
        {
            return FileRefusals.DecisionNotPublished;
        }

        var trainer = form.OrganisationId is not { } id ? null : await begun.Db.Organisations.AsNoTracking().Include(found => found.Approvals).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == id && found.Kind == OrganisationKind.TrainingOrganisation, cancellation);
        var (number, choices) = (await begun.Db.NextReferenceAsync(begun.Today.Year, cancellation), PresentAgainForm.ChoicesOf(begun.Edition, Request.Form));
        var (next, opened, outcome) = begun.File.Presentation.PresentAgain(number, record, choices, trainer, begun.Today);
        return after.OpenNext(begun, next, opened, outcome);
    }

    private async Task<IActionResult?> PageAsync(
        FileActing begun, PresentAgainForm form, IReadOnlyDictionary<string, bool> choices, CancellationToken cancellation)
    {
        if (!DecisionRights.MayRead(begun.User, begun.File))
        {
            return null;
        }

        var after = await AfterDecision.OfAsync(begun.Db, editions, begun.Head, cancellation);
        return View("PresentAgain", await PresentAgainPage.LoadAsync(begun.Db, editions, after, form, choices, ModelState, begun.Today, cancellation));
    }
}
