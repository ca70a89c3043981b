using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.AssessUnit;

/// <summary>The two evaluators assess one unit together: grid, opinion, comment, in the official voice.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.UnitRoute)]
public sealed class AssessUnitController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The unit.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            && await AssessUnitPage.LoadAsync(db, head, user, unit, clock.GetUtcNow(), cancellation) is { } page
                ? View("AssessUnit", page)
                : NotFound();
    }

    /// <summary>Saves the whole unit and goes on: what the buttons do, with or without script.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string unit, string? next, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || head.Edition.Units.FirstOrDefault(found => found.Key == unit) is not { } assessed)
        {
            return NotFound();
        }

        var booklet = EvaluationBooklet.Of(head.Edition);
        var questions = booklet.Assessed(unit);
        var posted = AnswerWriting.Posted(Request.Form, questions);
        if (posted.Count > 0)
        {
            var written = await EvaluationBooklet.Official.WriteAsync(db, head, user, posted, booklet.Act(posted[0].Question), now, cancellation);
            if (!written.IsSaved)
            {
                db.ChangeTracker.Clear();
                var page = (await AssessUnitPage.LoadAsync(db, head, user, unit, now, cancellation))!;
                return View("AssessUnit", page with { SaveText = null, Form = written.Again(page.Form, Request.Form, posted, ModelState) });
            }
        }

        var reached = head.Edition.Units.FirstOrDefault(found => found.Key == next);
        return Redirect(reached is not null ? EvaluationPaths.Unit(reference, reached.Key)
            : next is null ? EvaluationPaths.Unit(reference, assessed.Key)
            : EvaluationPaths.Evaluation(reference));
    }
}
