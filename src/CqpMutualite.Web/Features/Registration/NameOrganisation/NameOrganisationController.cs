using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.NameOrganisation;

/// <summary>The company chooses the training organisation of a file, among those that may train for its certification.</summary>
[Requires(Permission.NameParticipants)]
[Route(RegistrationPaths.OrganisationRoute)]
public sealed class NameOrganisationController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameOrganisationForm form, CancellationToken cancellation)
    {
        Organisation? named = null;
        return desk.ActAsync(
            this,
            reference,
            act: async begun => (named = (await begun.Db.TrainersAsync(begun.File, cancellation)).Find(known => known.Id == form.OrganisationId)) is null
                ? new Refusal("registration.trainer-gone", Trainers.Gone, nameof(form.OrganisationId))
                : begun.File.Registration.NameOrganisation(named, begun.Today),
            done: begun => new Done($"Organisme choisi\u00A0: {named?.Name}.", FilesPaths.NextForCompany(begun.File)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, NameOrganisationForm? form, CancellationToken cancellation) =>
        View("NameOrganisation", await NameOrganisationPage.LoadAsync(begun, form, cancellation));
}
