using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Transmission.TransmitFile;

/// <summary>The company checks that the file is complete and transmits it to the certifier.</summary>
[Requires(Permission.TransmitFile)]
[Route(TransmissionPaths.TransmitRoute)]
public sealed class TransmitFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What is missing, or the confirmation.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? View("TransmitFile", await TransmitFilePage.LoadAsync(db, head, user, cancellation))
            : NotFound();
    }

    /// <summary>Transmits, or shows the list of what forbids it.</summary>
    [HttpPost]
    public async Task<IActionResult> Transmit(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } visible)
        {
            return NotFound();
        }

        var (outcome, certifier) = await db.AloneOnAsync(visible.File.Id, async () =>
        {
            var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
            var sheet = await db.SheetReadableByAsync(user.Reader, head.File, TransmitFilePage.Booklet, cancellation);
            var outcome = head.File.Transmit(head.Edition, sheet.Printed, sheet.Sheet?.SignedAt is not null, clock.Today());
            var certifier = TransmitFilePage.ToCertifier(head.Edition);
            if (outcome.IsAccepted)
            {
                db.Note(head.File.Id, user.Actor(), $"Dossier transmis {certifier}", clock.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
            }

            return (outcome, certifier);
        }, cancellation);
        if (outcome.IsAccepted)
        {
            TempData.Toast($"Dossier transmis {certifier}.");
            return Redirect(FilesPaths.File(reference));
        }

        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError("", FrenchText.NoBreak(refusal.Message));
        }

        db.ChangeTracker.Clear();
        return View("TransmitFile", await TransmitFilePage.LoadAsync(db, visible, user, cancellation));
    }
}
