using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.Guide;

/// <summary>The tutor's guide of the edition, with what is ticked and noted on this file. Each part is used alone, or not at all.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.GuideRoute)]
public sealed class GuideController(FileDesk desk, Editions editions) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Tick(string reference, string? list, string[] done, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: async begun => begun.File.Training.MayTutor() is { IsAccepted: false } closed
            ? closed
            : await TickAsync(begun, TutorChecklist.Of(list), done, cancellation),
        done: _ => new Done("Liste enregistrée.", TutoringPaths.Guide(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private static async Task<Outcome> TickAsync(FileActing begun, TutorChecklist? list, string[] done, CancellationToken cancellation)
    {
        var (db, file) = (begun.Db, begun.File.Id);
        var ticked = await db.TutoringTicks.Where(tick => tick.FileId == file).ToListAsync(cancellation);
        var lines = list?.Lines ?? [];
        var added = lines.Where(line => done.Contains(line.Key) && ticked.TrueForAll(tick => tick.Line != line.Key)).ToList();
        var removed = ticked.Where(tick => lines.Any(line => line.Key == tick.Line) && !done.Contains(tick.Line)).ToList();
        db.RemoveRange(removed);
        db.AddRange(added.Select(line => TutoringTick.Of(file, line.Key, begun.User.PersonId, begun.Now)));
        return added.Count + removed.Count > 0 ? new TutorListTicked() : Outcome.Accepted;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("Guide", await GuidePage.LoadAsync(begun, editions, cancellation));
}
