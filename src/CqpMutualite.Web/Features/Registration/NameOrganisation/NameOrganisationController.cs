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

namespace CqpMutualite.Web.Features.Registration.NameOrganisation;

/// <summary>The company chooses the training organisation of a file, among those that may train for its certification.</summary>
[Requires(Permission.NameParticipants)]
[Route(RegistrationPaths.OrganisationRoute)]
public sealed class NameOrganisationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? await PageAsync(head, null, cancellation) : NotFound();

    /// <summary>Keeps the choice and goes on to what the file awaits.</summary>
    [HttpPost]
    public async Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameOrganisationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(head, form, cancellation);
        }

        var organisation = await db.Organisations.AsNoTracking().Include(found => found.Approvals).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == form.OrganisationId && found.Kind == OrganisationKind.TrainingOrganisation, cancellation);
        if (organisation is null)
        {
            ModelState.AddModelError("Form.OrganisationId", "Cet organisme n’est plus dans la liste. Choisissez-en un autre.");
            return await PageAsync(head, form, cancellation);
        }

        var outcome = head.File.Registration.NameOrganisation(organisation, clock.Today());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await PageAsync(head, form, cancellation);
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Envoyez votre choix de nouveau.");
            return await PageAsync(head, form, cancellation);
        }

        TempData.Toast($"Organisme choisi\u00A0: {organisation.Name}.");
        return Redirect(head.File.Turn == Domain.Files.Turn.Company ? FilesPaths.ForAct(head.File.NextAct, reference) : FilesPaths.File(reference));
    }

    private async Task<ViewResult> PageAsync(FileHead head, NameOrganisationForm? form, CancellationToken cancellation) =>
        View("NameOrganisation", await NameOrganisationPage.LoadAsync(db, head, form, clock.Today(), cancellation));
}
