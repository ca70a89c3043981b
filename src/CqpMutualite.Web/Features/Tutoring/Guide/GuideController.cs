using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.Guide;

/// <summary>The tutor's guide, in our words, with what is ticked and noted on this file. Each part is used alone, or not at all.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.GuideRoute)]
public sealed class GuideController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Tick(string reference, string[] done, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: async begun => begun.File.Training.MayTutor() is { IsAccepted: false } closed ? closed : await TickAsync(begun, done, cancellation),
        done: _ => new Done("Liste enregistrée.", TutoringPaths.Guide(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private static async Task<Outcome> TickAsync(FileActing begun, string[] done, CancellationToken cancellation)
    {
        var (db, file) = (begun.Db, begun.File.Id);
        var ticked = await db.TutoringTicks.Where(tick => tick.FileId == file).ToListAsync(cancellation);
        var added = TutorChecklist.All.Where(line => done.Contains(line.Key) && ticked.TrueForAll(tick => tick.Line != line.Key)).ToList();
        var removed = ticked.Where(tick => !done.Contains(tick.Line)).ToList();
        db.RemoveRange(removed);
        db.AddRange(added.Select(line => TutoringTick.Of(file, line.Key, begun.User.PersonId, begun.Now)));
        return added.Count + removed.Count > 0 ? new TutorListTicked() : Outcome.Accepted;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("Guide", await GuidePage.LoadAsync(begun, cancellation));
}
