using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Tutoring.SaveOwnAnswer;

/// <summary>One answer of the candidate about themselves on the intermediate grid, saved by itself.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(TutoringPaths.OwnAnswerRoute)]
public sealed class SaveOwnAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, int occurrence, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var head = await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation);
        return await IntermediateAnswers.SaveAsync(db, head, user, occurrence, key, Voice.SelfAssessment, posted, clock.GetUtcNow(), cancellation);
    }
}
