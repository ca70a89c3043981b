using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

/// <summary>Invites somebody to act for an organisation.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.InviteRoute)]
public sealed class InviteMemberController(OrganisationDesk desk, Invitations invitations) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(new InviteMemberPage(begun.Organisation, new MemberForm(), new InviteRoleForm())), cancellation);

    [HttpPost]
    public Task<IActionResult> Invite(
        Guid organisation, [Bind(Prefix = "Form")] MemberForm form, [Bind(Prefix = "As")] InviteRoleForm role, CancellationToken cancellation)
    {
        var joined = Joined.Refused;
        return desk.ActAsync(
            this,
            organisation,
            act: async begun =>
            {
                joined = CapacityOf(new InviteMemberPage(begun.Organisation, form, role)) is { } capacity
                    ? await Joining.JoinAsync(begun, invitations, capacity, form, ModelState, "Form.", cancellation)
                    : Joined.Refused;
                return Outcome.Accepted;
            },
            done: _ => joined == Joined.Known
                ? $"{$"{form.FirstName} {form.Name}".Trim()} a déjà un compte : la nouvelle qualité s’y ajoute."
                : $"Invitation envoyée à {$"{form.FirstName} {form.Name}".Trim()}.",
            again: begun =>
            {
                var page = new InviteMemberPage(begun.Organisation, form, role);
                CapacityOf(page);
                return PageAsync(page);
            },
            cancellation,
            lost: Invitations.AddressTaken);
    }

    // said with what else is wrong
    private Role? CapacityOf(InviteMemberPage page)
    {
        if (page.Capacity() is { } capacity)
        {
            return capacity;
        }

        if (ModelState["As.Role"] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError("As.Role", "Choisissez ce que cette personne fera.");
        }

        return null;
    }

    private Task<IActionResult?> PageAsync(InviteMemberPage page) => Task.FromResult<IActionResult?>(View("InviteMember", page));
}
