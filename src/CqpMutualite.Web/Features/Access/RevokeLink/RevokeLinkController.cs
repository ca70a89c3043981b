using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.RevokeLink;

/// <summary>Takes the personal link of an evaluator away; what it opened ends at once.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.RevokeRoute)]
public sealed class RevokeLinkController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Revoke(string reference, Guid person, CancellationToken cancellation) =>
        desk.OnAccessAsync(this, reference, begun => RevokeAsync(begun, person, cancellation), "Le lien ne sert plus.", cancellation);

    private static async Task<Outcome?> RevokeAsync(FileActing begun, Guid person, CancellationToken cancellation)
    {
        if (begun.File.Assignments.All(seat => seat.PersonId != person))
        {
            return null;
        }

        var links = begun.Db.PersonalLinks.Where(found => found.FileId == begun.File.Id && found.PersonId == person);
        if (await links.SingleOrDefaultAsync(found => found.RevokedAt == null, cancellation) is not { } link)
        {
            return Outcome.Accepted;
        }

        link.Revoke(begun.Now);
        return new PersonalLinkRevoked();
    }
}
