using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Organisations.SetStamp;

/// <summary>The image of the organisation's stamp, printed beside its signatures.</summary>
[Requires(Permission.KeepOrganisation)]
[AcceptsUploads]
[Route(OrganisationsPaths.StampRoute)]
public sealed class SetStampController(OrganisationDesk desk, AttachmentStore store) : Controller
{
    private const int MaximumBytes = 500_000;

    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, new SetStampForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(Guid organisation, [Bind(Prefix = "Form")] SetStampForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        organisation,
        act: begun => GiveAsync(begun, form.File, cancellation),
        done: _ => "Cachet enregistré.",
        again: begun => PageAsync(begun, form),
        cancellation);

    private async Task<Outcome?> GiveAsync(OrganisationActing begun, IFormFile? file, CancellationToken cancellation)
    {
        if (file is { Length: > MaximumBytes })
        {
            return new Refusal("stamp.too-large", "Cette image pèse plus de 500 ko. Réduisez-la, puis choisissez-la de nouveau.", nameof(SetStampForm.File));
        }

        var (content, outcome) = await store.KeepAsync(file, nameof(SetStampForm.File), cancellation, Pictures.StampSide);
        if (content is not null && content.MediaType == MediaKind.Pdf.MediaType)
        {
            // what was kept is named by nothing: the sweep takes it
            return new Refusal("stamp.pdf", "Le cachet est une image PNG ou JPEG, pas un PDF.", nameof(SetStampForm.File));
        }

        if (content is not null)
        {
            begun.Organisation.GiveStamp(content.Sha256, content.MediaType);
        }

        return outcome;
    }

    private Task<IActionResult?> PageAsync(OrganisationActing begun, SetStampForm form) =>
        Task.FromResult<IActionResult?>(View("SetStamp", new SetStampPage(begun.Organisation, form)));
}
