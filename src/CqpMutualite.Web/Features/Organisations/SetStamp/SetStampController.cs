using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.SetStamp;

/// <summary>The image of the organisation's stamp, printed beside its signatures.</summary>
[Requires(Permission.KeepOrganisation)]
[AcceptsUploads]
[Route(OrganisationsPaths.StampRoute)]
public sealed class SetStampController(AppDbContext db, AttachmentStore store) : Controller
{
    private const int MaximumBytes = 500_000;

    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is { } found ? View("SetStamp", new SetStampPage(found, new SetStampForm())) : NotFound();

    /// <summary>Keeps the image.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, [Bind(Prefix = "Form")] SetStampForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await db.OrganisationOfAsync(user, organisation, cancellation) is not { } found)
        {
            return NotFound();
        }

        if (form.File is { Length: > MaximumBytes })
        {
            ModelState.AddModelError("Form.File", "Cette image pèse plus de 500 ko. Réduisez-la, puis choisissez-la de nouveau.");
            return View("SetStamp", new SetStampPage(found, form));
        }

        var (content, outcome) = await store.KeepAsync(form.File, nameof(SetStampForm.File), cancellation, Pictures.StampSide);
        ModelState.Refuse(outcome);
        if (content is not null && content.MediaType == MediaKind.Pdf.MediaType)
        {
            // what was kept is named by nothing: the sweep takes it
            ModelState.AddModelError("Form.File", "Le cachet est une image PNG ou JPEG, pas un PDF.");
        }

        if (!ModelState.IsValid)
        {
            return View("SetStamp", new SetStampPage(found, form));
        }

        found.GiveStamp(content!.Sha256, content.MediaType);
        if (!await this.SaveAsync(db, cancellation))
        {
            return View("SetStamp", new SetStampPage(found, form));
        }

        TempData.Toast("Cachet enregistré.");
        return Redirect(OrganisationDoor.PathOf(user, found));
    }
}

/// <summary>What is posted.</summary>
public sealed record SetStampForm
{
    /// <summary>The image.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>The form.</summary>
public sealed record SetStampPage(OrganisationHead Organisation, SetStampForm Form);
