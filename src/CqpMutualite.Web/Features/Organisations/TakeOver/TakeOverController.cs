using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.TakeOver;

/// <summary>The OEMM records that an organisation was taken over by another. It can be undone.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.TakeOverRoute)]
public sealed class TakeOverController(OrganisationDesk desk, AppDbContext db, Editions editions, FrozenDocuments documents) : Controller
{
    private const string NotFrozen = "Les documents signés n’ont pas pu être figés sous le nom d’aujourd’hui. Réessayez dans un instant.";

    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, new TakeOverForm(), cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Take(Guid organisation, [Bind(Prefix = "Form")] TakeOverForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is not null)
        {
            await FreezeAsync(organisation, cancellation);
        }

        return await desk.ActAsync(
            this,
            organisation,
            act: async begun => await new Succession(begun, editions).TakeOverAsync(form.SuccessorId, form.Reason!, cancellation),
            done: _ => "Reprise enregistrée : dossiers, places et personnes ont suivi.",
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    // before anything is loaded to change: freezing may forget what is tracked
    private async Task FreezeAsync(Guid organisation, CancellationToken cancellation)
    {
        try
        {
            await Succession.FreezeAsync(db, documents, organisation, cancellation);
        }
        catch (PdfException)
        {
            ModelState.AddModelError("", NotFrozen);
        }

        db.ChangeTracker.Clear();
    }

    private async Task<IActionResult?> PageAsync(OrganisationActing begun, TakeOverForm form, CancellationToken cancellation) =>
        View("TakeOver", await TakeOverPage.LoadAsync(begun, form, cancellation));
}
