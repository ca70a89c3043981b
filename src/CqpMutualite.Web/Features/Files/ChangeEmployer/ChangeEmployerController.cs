using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.ChangeEmployer;

/// <summary>The OEMM gives a file to the candidate's new company, on request. The former one keeps what it signed.</summary>
[Requires(Permission.ChangeEmployer)]
[Route(FilesPaths.EmployerRoute)]
public sealed class ChangeEmployerController(FileDesk desk, AppDbContext db, FrozenDocuments documents) : Controller
{
    private const string NotFrozen = "Les documents signés n’ont pas pu être figés : l’ancienne entreprise les perdrait. Réessayez dans un instant.";

    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ChangeEmployerForm { FirstDay = begun.Today }, cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Change(string reference, [Bind(Prefix = "Form")] ChangeEmployerForm form, CancellationToken cancellation)
    {
        // before the file is loaded: freezing may forget what is tracked
        if (ModelState.IsValid && !await Handover.FreezeAsync(db, documents, CurrentUser.From(User)!.Reader, reference, cancellation))
        {
            ModelState.AddModelError("", NotFrozen);
        }

        Organisation? company = null;
        return await desk.ActAsync(
            this,
            reference,
            act: async begun => (company = await Handover.CompanyAsync(db, form.EmployerId, cancellation)) is null
                ? new Refusal("file.company-gone", "Cette entreprise n’est plus dans l’annuaire. Choisissez-en une autre.", nameof(form.EmployerId))
                : await Handover.GiveAsync(begun, company, form, cancellation),
            done: _ => new Done($"Le dossier est confié à {company?.Name}.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, ChangeEmployerForm form, CancellationToken cancellation) =>
        View("ChangeEmployer", await ChangeEmployerPage.LoadAsync(begun, form, !ModelState.IsValid, cancellation));
}
