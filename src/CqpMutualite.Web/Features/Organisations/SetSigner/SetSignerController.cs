using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;

namespace CqpMutualite.Web.Features.Organisations.SetSigner;

/// <summary>Says whether somebody may sign for the organisation, and in which function.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.SignerRoute)]
public sealed class SetSignerController(OrganisationDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, Guid membership, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, membership, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(Guid organisation, Guid membership, [Bind(Prefix = "Form")] SetSignerForm form, CancellationToken cancellation)
    {
        MemberDoor? door = null;
        return desk.ActAsync(
            this,
            organisation,
            act: async begun => (door = await MemberDoor.LoadAsync(begun, membership, cancellation)) is null ? null : Let(door, form),
            done: _ => $"{door!.Name} {(form.Signs ? "peut signer" : "ne signe pas")} pour {door.Organisation.Name}.",
            again: begun => PageAsync(begun, membership, form, cancellation),
            cancellation);
    }

    private static Outcome? Let(MemberDoor door, SetSignerForm form)
    {
        if (form.Signs && string.IsNullOrWhiteSpace(form.Function))
        {
            return OrganisationRefusals.SigningFunctionMissing;
        }

        door.Membership.LetSign(form.Signs ? form.Function : null);
        return Outcome.Accepted;
    }

    private async Task<IActionResult?> PageAsync(OrganisationActing begun, Guid membership, SetSignerForm? form, CancellationToken cancellation) =>
        await MemberDoor.LoadAsync(begun, membership, cancellation) is { } door
            ? View("SetSigner", new SetSignerPage(door, form ?? SetSignerForm.Of(door)))
            : null;
}
