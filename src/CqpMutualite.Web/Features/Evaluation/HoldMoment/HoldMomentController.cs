using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.HoldMoment;

/// <summary>An evaluator says that a moment was held, and notes what they observed: the note is theirs, the other reads it where they do not answer alone.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.MomentRoute)]
public sealed class HoldMomentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, moment, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Hold(string reference, Guid moment, [Bind(Prefix = "Form")] HoldMomentForm form, CancellationToken cancellation) => desk.Brief.ActAsync(
        this,
        reference,
        act: async begun => await begun.Db.Moments.Include(known => known.Notes.Where(note => note.AuthorId == begun.User.PersonId))
            .SingleOrDefaultAsync(known => known.Id == moment && known.FileId == begun.File.Id, cancellation) is { } found ? Say(begun, found, form) : FileDesk.NotFound,
        done: _ => new Done("Moment enregistré.", EvaluationPaths.Moment(reference, moment)),
        again: begun => PageAsync(begun, moment, form, cancellation),
        cancellation);

    // the note is told to nobody but who writes it: neither its words nor the fact
    private static Outcome Say(FileActing begun, EvaluationMoment moment, HoldMomentForm form)
    {
        if (begun.File.Evaluation.MayPlan() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var heldOn = form.Held ? form.HeldOn : null;
        var outcome = heldOn == moment.HeldOn && form.Minutes == moment.Minutes ? Outcome.Accepted
            : form.Token == moment.Revision ? moment.Hold(begun.File, heldOn, form.Minutes, begun.Now, begun.Today)
            : FileDesk.SomebodyElse;
        if (outcome.IsAccepted && moment.Note(begun.User.PersonId, form.Note, begun.Now))
        {
            begun.Db.Note(begun.File.Id, begun.User.Actor(), new MomentNoted(moment.Named), begun.Head.Edition, begun.Now);
        }

        return outcome;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, Guid moment, HoldMomentForm? typed, CancellationToken cancellation)
    {
        if (await HoldMomentPage.LoadAsync(begun, moment, typed, cancellation) is not { } page)
        {
            return null;
        }

        ModelState.SeenAgain(typed?.Token, page.Form.Token);
        return View("HoldMoment", page);
    }
}
