using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration.RemovePaper;

/// <summary>Takes a paper off before the registration leaves.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.RemovePaperRoute)]
public sealed class RemovePaperController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. One that is gone, or of another purpose, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.AttachmentReadableByAsync(user.Reader, head.File, attachment, cancellation) is not { Purpose: AttachmentPurpose.RegistrationPaper } found)
        {
            return NotFound();
        }

        if (!RegistrationPapers.MayChange(user, head.File))
        {
            TempData.Toast("L’inscription est transmise ou suspendue : ses pièces ne changent plus.");
            return Redirect(RegistrationPaths.Papers(reference));
        }

        db.Remove(found);
        db.Note(head.File.Id, user.Actor(), new RegistrationPaperRemoved(found.Paper!), head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Pièce retirée.");
        }
        catch (DbUpdateConcurrencyException)
        {
            TempData.Toast("Cette pièce vient d’être retirée par une autre personne.");
        }

        return Redirect(RegistrationPaths.Papers(reference));
    }
}
