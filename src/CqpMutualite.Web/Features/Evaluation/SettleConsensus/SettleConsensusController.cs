using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SettleConsensus;

/// <summary>What the two evaluators answered otherwise, side by side: one common answer each, and a word on why. Nothing is averaged, nothing is preselected.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.ConsensusRoute)]
public sealed class SettleConsensusController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The disagreements.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            && await SettleConsensusPage.LoadAsync(db, head, user, cancellation) is { } page
                ? View("SettleConsensus", page)
                : NotFound();
    }

    /// <summary>Saves the common answers given.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || await SettleConsensusPage.LoadAsync(db, head, user, cancellation) is not { } page)
        {
            return NotFound();
        }

        var posted = AnswerWriting.Posted(Request.Form, page.Disagreements.Where(page.IsOpen).Select(found => found.Question));
        if (posted.Count > 0)
        {
            var writing = EvaluationBooklet.WritingOf(Visibility.SeatOf(head.File, user.Reader));
            var written = await writing.WriteAsync(db, head, user, posted, new AnswersWritten(AnswerPlace.Consensus), clock.GetUtcNow(), cancellation);
            if (!written.IsSaved)
            {
                db.ChangeTracker.Clear();
                page = (await SettleConsensusPage.LoadAsync(db, head, user, cancellation))!;
                return View("SettleConsensus", page with { Form = writing.Again(written, page.Form, Request.Form, posted, ModelState) });
            }

            TempData.Toast("Réponses communes enregistrées.");
        }

        return Redirect(EvaluationPaths.Consensus(reference));
    }
}
