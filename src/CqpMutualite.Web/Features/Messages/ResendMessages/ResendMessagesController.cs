using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages.ResendMessages;

/// <summary>Sends messages once more, each as another line of the register: names, links and addresses are those of today.</summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.Resend)]
public sealed class ResendMessagesController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Resend([FromForm(Name = "Messages")] List<Guid> asked, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var few = asked.Distinct().Take(RegisterFilter.PageSize).ToList();
        var messages = await db.MessagesVisibleTo(user.Reader).AsNoTracking().Where(found => few.Contains(found.Id)).ToListAsync(cancellation);
        if (messages.Count == 0)
        {
            return few.Count == 0 ? Redirect(MessagesPaths.Register) : NotFound();
        }

        var sent = 0;
        foreach (var former in messages.Where(MessageLine.MayBeSentAgain))
        {
            sent += await SendAgainAsync(former, user, cancellation) ? 1 : 0;
        }

        TempData.Toast(
            sent == 1 && messages.Count == 1 ? "Le message repart."
            : sent > 0 ? $"{FrenchText.Plural(sent, "message repart", "messages repartent")}."
            : messages.Count == 1 ? "Ce message vient de repartir."
            : "Ces messages viennent de repartir.");
        return Redirect(MessagesPaths.Register);
    }

    // each on its own: what somebody else sends again at the same instant holds none of the others
    private async Task<bool> SendAgainAsync(Message former, CurrentUser user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.ChangeTracker.Clear();
        db.Attach(former);
        if (former.Again(now) is { } next)
        {
            db.Post(next);
        }

        await db.NoteAsync(editions, db.Files.Where(file => file.Id == former.FileId), user.Actor(), new MessageSentAgain(), now, cancellation);
        return await db.TrySaveAsync(cancellation);
    }
}
