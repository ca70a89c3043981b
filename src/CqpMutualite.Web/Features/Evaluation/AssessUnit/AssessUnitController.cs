using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.AssessUnit;

/// <summary>The two evaluators assess one unit, together in the official voice or each alone: grid, opinion, comment.</summary>
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
    public async Task<IActionResult> Save(string reference, string unit, string? next, bool alone, CancellationToken cancellation)
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
            var writing = EvaluationBooklet.WritingOf(Visibility.SeatOf(head.File, user.Reader), alone);
            var written = await writing.WriteAsync(db, head, user, posted, EvaluationBooklet.Act(posted[0].Question), now, cancellation);
            if (!written.IsSaved)
            {
                db.ChangeTracker.Clear();
                var page = (await AssessUnitPage.LoadAsync(db, head, user, unit, now, cancellation))!;
                // typed in the other way of answering: it was typed over nothing of what stands there now
                var (shown, sent) = alone == page.IsBlind ? (writing, Request.Form) : (EvaluationBooklet.WritingOf(page.Seat, page.IsBlind), AnswerFields.OverNothing(Request.Form));
                return View("AssessUnit", page with { SaveText = null, Form = shown.Again(written, page.Form, sent, posted, ModelState) });
            }
        }

        if (Act(next) is { } act)
        {
            var outcome = await db.AloneOnAsync(head.File.Id, () => ActAloneAsync(head, user, unit, act, now, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast(act.Said);
                return Redirect(EvaluationPaths.Unit(reference, unit));
            }

            ModelState.Refuse(outcome);
            db.ChangeTracker.Clear();
            return View("AssessUnit", await AssessUnitPage.LoadAsync(db, head, user, unit, now, cancellation));
        }

        var reached = head.Edition.Units.FirstOrDefault(found => found.Key == next);
        return Redirect(reached is not null ? EvaluationPaths.Unit(reference, reached.Key)
            : next is null ? EvaluationPaths.Unit(reference, assessed.Key)
            : EvaluationPaths.Evaluation(reference));
    }

    private static UnitAct? Act(string? next) => next switch
    {
        AssessUnitPage.Separately => new("Vous répondez chacun de votre côté\u00A0: l’autre évaluateur ne lit rien avant d’avoir remis ses réponses.", (sheet, unit, _, questions, _, _) => sheet.AssessSeparately(unit, questions)),
        AssessUnitPage.Propose => new("Proposition faite\u00A0: l’autre évaluateur la lit sur cette page. D’ici là, rien ne change.", (sheet, unit, seat, questions, person, now) => sheet.AgreeTogether(unit, seat, questions, person, now)),
        AssessUnitPage.Agree => new("Vous répondez ensemble\u00A0: vos deux réponses se lisent côte à côte.", (sheet, unit, seat, questions, person, now) => sheet.AgreeTogether(unit, seat, questions, person, now)),
        AssessUnitPage.Stay => new("Vous continuez chacun de votre côté.", (sheet, unit, _, _, _, _) => sheet.StaySeparate(unit)),
        AssessUnitPage.HandOver => new("Réponses remises.", (sheet, unit, seat, questions, person, now) => sheet.HandOver(unit, seat, questions, person, now)),
        AssessUnitPage.TakeBack => new("Vous pouvez de nouveau changer vos réponses.", (sheet, unit, seat, _, _, _) => sheet.TakeBack(unit, seat)),
        _ => null,
    };

    // Nobody writes on the file meanwhile: the last to hand over compares what is stored.
    private async Task<Outcome> ActAloneAsync(FileHead head, CurrentUser user, string unit, UnitAct act, DateTimeOffset now, CancellationToken cancellation)
    {
        var fresh = await FileHead.LoadBriefAsync(db, editions, user, head.File.Reference, cancellation);
        if (fresh?.File.Evaluation.IsOpen() is not { IsAccepted: true } open)
        {
            return fresh?.File.Evaluation.IsOpen() ?? SheetRefusals.NotASignatory;
        }

        if (Visibility.SeatOf(fresh.File, user.Reader) is not { } seat)
        {
            return SheetRefusals.NotASignatory;
        }

        var sheet = await WritableSheet.ForAsync(db, fresh.File, EvaluationBooklet.Key, cancellation, Voice.Official, Voice.Evaluator1, Voice.Evaluator2);
        var outcome = act.Do(sheet, unit, seat, EvaluationBooklet.Of(head.Edition).Assessed(unit), user.PersonId, now);
        if (outcome.IsAccepted)
        {
            db.Note(fresh.File.Id, user.Actor(), outcome, head.Edition, now);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome.IsAccepted ? open : outcome;
    }

    /// <summary>An act on the way in which a unit is assessed: its words in the history, what is said once done, and the method of the sheet.</summary>
    private sealed record UnitAct(string Said, Func<Sheet, string, EvaluatorSeat, IReadOnlyList<Question>, Guid, DateTimeOffset, Outcome> Do);
}
