using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Tutoring.SaveIntermediateAnswer;

/// <summary>One answer of the tutor or the line manager on the intermediate grid, saved by itself.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.AnswerRoute)]
public sealed class SaveIntermediateAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, int occurrence, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var head = await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation);
        return await IntermediateAnswers.SaveAsync(db, head, user, occurrence, key, Voice.Official, posted, clock.GetUtcNow(), cancellation);
    }
}
