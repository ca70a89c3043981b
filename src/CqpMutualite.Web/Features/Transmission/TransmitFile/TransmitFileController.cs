using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
            ? View("TransmitFile", await TransmitFilePage.LoadAsync(db, head, user, clock.Today(), cancellation))
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

        var outcome = await db.AloneOnAsync(visible.File.Id, async () =>
        {
            var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
            var (record, _) = await TransmitFilePage.RecordAsync(db, head, user, cancellation);
            var outcome = head.File.Transmission.Send(head.Edition, record, clock.Today());
            if (outcome.IsAccepted)
            {
                var booklets = await db.Sheets.AsNoTracking().Where(sheet => sheet.FileId == head.File.Id && (sheet.SignedAt == null || sheet.Unit != "")).Select(sheet => sheet.Booklet).Distinct().ToListAsync(cancellation);
                SignedContents.QueueTransmitted(db, head.File, booklets, clock.GetUtcNow());
                db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
            }

            return outcome;
        }, cancellation);
        if (outcome.IsAccepted)
        {
            TempData.Toast($"Dossier transmis {HistoryWords.ToCertifier(visible.Edition)}.");
            return Redirect(FilesPaths.File(reference));
        }

        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError("", FrenchText.NoBreak(refusal.Message));
        }

        db.ChangeTracker.Clear();
        return View("TransmitFile", await TransmitFilePage.LoadAsync(db, visible, user, clock.Today(), cancellation));
    }
}
