using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Exchanges.WithdrawComment;

/// <summary>Its author takes a comment back, for a while after it was sent.</summary>
[Requires(Permission.Exchange)]
[Route(ExchangesPaths.WithdrawRoute)]
public sealed class WithdrawCommentController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Withdraw(string reference, Guid comment, CancellationToken cancellation) => desk.Brief.ActAloneAsync(
        this,
        reference,
        act: begun => WithdrawAsync(begun, comment, cancellation),
        done: _ => new Done("Message retiré.", ExchangesPaths.Thread(reference)),
        again: null,
        cancellation);

    private static async Task<Outcome?> WithdrawAsync(FileActing begun, Guid id, CancellationToken cancellation)
    {
        var minutes = await begun.Db.SettingAsync(OemmSettings.CommentWithdrawalMinutes, cancellation);
        return (await begun.Db.CommentsVisibleTo(begun.Reader, begun.File.Id).SingleOrDefaultAsync(found => found.Id == id, cancellation))
            ?.Withdraw(begun.User.ActingId, minutes, begun.Now);
    }
}
