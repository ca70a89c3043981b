using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages.ResendMessage;

/// <summary>Sends a message once more, as another line of the register: names, links and addresses are those of today.</summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.ResendRoute)]
public sealed class ResendMessageController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Resend(Guid message, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await db.MessagesVisibleTo(user.Reader).SingleOrDefaultAsync(found => found.Id == message, cancellation) is not { } former)
        {
            return NotFound();
        }

        if (MessageLine.MayBeSentAgain(former))
        {
            var now = clock.GetUtcNow();
            if (former.Again(now) is { } next)
            {
                db.Post(next);
            }

            await db.NoteAsync(
                editions,
                db.Files.Where(file => file.Id == former.FileId),
                user.Actor(),
                new MessageSentAgain(),
                now,
                cancellation
            );
            TempData.Toast(await db.TrySaveAsync(cancellation) ? "Le message repart." : "Ce message vient de repartir.");
        }

        return Redirect(MessagesPaths.Register);
    }
}
