using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ReadFile;

/// <summary>A file on one page for who sits in its session: its booklets and pieces, its path unit by unit, and the reader's own notes.</summary>
[Requires(Permission.ReadForJury)]
[Route(JuryPaths.ReadingRoute)]
public sealed class ReadFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await LoadAsync(user, reference, cancellation) is { } head
            ? View("ReadFile", await ReadFilePage.LoadAsync(db, user, head, new Dictionary<string, TypedNote>(), clock.Today(), cancellation))
            : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Write(string reference, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var kept = new Dictionary<string, TypedNote>();
        foreach (var key in JuryNotes.Keys(head).Where(key => posted.ContainsKey(JuryNotes.NameOf(key))))
        {
            var typed = JuryNotes.Posted(posted, key);
            var written = await JuryNotes.WriteAsync(db, user, head, typed, clock.GetUtcNow(), cancellation);
            if (written.Lost || !written.Outcome.IsAccepted)
            {
                kept[key] = typed with { Token = written.Note?.Revision ?? 0 };
                ModelState.AddModelError(
                    JuryNotes.NameOf(key),
                    written.Lost
                        ? $"Cette note a changé entre-temps dans une autre fenêtre. Elle dit maintenant : « {written.Note?.Text} ». Enregistrez de nouveau "
                            + $"pour la remplacer par ce que vous avez écrit ici."
                        : written.Outcome.Refusals[0].Message
                );
            }
        }

        if (kept.Count > 0)
        {
            return View("ReadFile", await ReadFilePage.LoadAsync(db, user, head, kept, clock.Today(), cancellation));
        }

        TempData.Toast("Vos notes sont enregistrées.");
        return Redirect(JuryPaths.Reading(reference) + "#notes");
    }

    private Task<FileHead?> LoadAsync(CurrentUser user, string reference, CancellationToken cancellation) =>
        FileHead.LoadAsync(db, editions, user, reference, cancellation, among: db.FilesHeardBy(user.Reader));
}
