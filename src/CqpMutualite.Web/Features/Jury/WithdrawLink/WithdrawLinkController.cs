using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.WithdrawLink;

/// <summary>Who declared a link takes it back, while nothing is decided.</summary>
[Requires(Permission.ReadForJury)]
[Route(JuryPaths.WithdrawLinkRoute)]
public sealed class WithdrawLinkController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Withdraw(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation, db.FilesHeardBy(user.Reader)) is not { } head)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var link = await db.DeclaredLinks.SingleOrDefaultAsync(found => found.FileId == head.File.Id && found.PersonId == user.PersonId, cancellation);
        var outcome = link?.Withdraw(head.File, now) ?? DeclaredLinkRefusals.NothingToWithdraw;
        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(JuryPaths.Link(reference));
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        TempData.Toast(
            await db.TrySaveAsync(cancellation)
                ? "Votre déclaration est retirée."
                : "Votre déclaration a changé entre-temps dans une autre fenêtre : relisez-la."
        );
        return Redirect(JuryPaths.Link(reference));
    }
}
