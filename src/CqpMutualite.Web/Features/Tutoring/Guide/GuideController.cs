using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.Guide;

/// <summary>The tutor's guide, in our words, with what is ticked and noted on this file. Each part is used alone, or not at all.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.GuideRoute)]
public sealed class GuideController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The guide.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await ViewAsync(user, head, cancellation) : NotFound();
    }

    /// <summary>Keeps what is ticked.</summary>
    [HttpPost]
    public async Task<IActionResult> Tick(string reference, string[] done, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (head.File.Training.MayTutor() is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return await ViewAsync(user, head, cancellation);
        }

        var ticked = await db.TutoringTicks.Where(tick => tick.FileId == head.File.Id).ToListAsync(cancellation);
        db.RemoveRange(ticked.Where(tick => !done.Contains(tick.Line)));
        db.AddRange(TutorChecklist.All.Where(line => done.Contains(line.Key) && ticked.TrueForAll(tick => tick.Line != line.Key)).Select(line => TutoringTick.Of(head.File.Id, line.Key, user.PersonId, clock.GetUtcNow())));
        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), new TutorListTicked(), head.Edition, clock.GetUtcNow());
            if (!await db.TrySaveAsync(cancellation))
            {
                db.ChangeTracker.Clear();
                ModelState.AddModelError("", "L’autre évaluateur cochait cette liste au même instant : elle est affichée telle qu’elle est maintenant.");
                return await ViewAsync(user, head, cancellation);
            }
        }

        TempData.Toast("Liste enregistrée.");
        return Redirect(TutoringPaths.Guide(reference));
    }

    private async Task<ViewResult> ViewAsync(CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var done = await db.TutoringTicks.AsNoTracking().Where(tick => tick.FileId == head.File.Id).Select(tick => tick.Line).ToListAsync(cancellation);
        return View("Guide", new GuidePage(head, done.ToHashSet(), await TutorNotes.LoadAsync(db, user, head, cancellation), head.File.Training.MayTutor().IsAccepted));
    }
}

/// <summary>The guide on one file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Done">Keys of the lines ticked.</param>
/// <param name="Notes">The tutor's notes.</param>
/// <param name="Open">Something can still be ticked or noted.</param>
public sealed record GuidePage(FileHead Head, IReadOnlySet<string> Done, IReadOnlyList<NoteLine> Notes, bool Open)
{
    /// <summary>« organisme de formation agréé ».</summary>
    public string Organisation => Head.Edition.Vocabulary.TrainingOrganisation;

    /// <summary>The edition has an intermediate grid.</summary>
    public bool HasGrid => TutorBooklet.Units(Head).Count > 0;

    /// <summary>Notes of a kind.</summary>
    public IReadOnlyList<NoteLine> Of(TutoringKind kind) => [.. Notes.Where(note => note.Note.Kind == kind)];
}
