using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Access.InvitePerson;

/// <summary>Invites the candidate or an evaluator who has an address and no password yet, for the first time or again.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.InviteRoute)]
public sealed class InvitePersonController(FileDesk desk, Invitations invitations) : Controller
{
    [HttpPost]
    public Task<IActionResult> Invite(string reference, Guid person, CancellationToken cancellation) =>
        desk.OnAccessAsync(this, reference, begun => begun.InviteAsync(person, invitations, cancellation), "L’invitation part.", cancellation);
}
