using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.RenewLink;

/// <summary>Another address for the personal link of an evaluator; the former one, and what it opened, end at once.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.RenewRoute)]
public sealed class RenewLinkController(FileDesk desk) : Controller
{
    private const string Sent = "Un nouveau lien est envoyé ; l’ancien ne sert plus.";

    [HttpPost]
    public Task<IActionResult> Renew(string reference, Guid person, CancellationToken cancellation) =>
        desk.OnAccessAsync(this, reference, begun => RenewAsync(begun, person, cancellation), Sent, cancellation);

    private static async Task<Outcome?> RenewAsync(FileActing begun, Guid person, CancellationToken cancellation)
    {
        if (begun.File.Evaluators.All(seat => seat.PersonId != person))
        {
            return null;
        }

        if (await begun.Db.PersonalLinks.SingleOrDefaultAsync(found => found.FileId == begun.File.Id && found.PersonId == person, cancellation) is not { } link)
        {
            return Outcome.Accepted;
        }

        link.Renew(begun.Now);
        begun.Db.Post(Message.To(person, MessageKind.LinkRenewed, begun.Now, begun.File.Id));
        return new PersonalLinkRenewed();
    }
}
