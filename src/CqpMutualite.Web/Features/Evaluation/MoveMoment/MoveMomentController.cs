using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.MoveMoment;

/// <summary>Changes day, time, place, units or people of a moment that was not held; those who take part are told.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.MoveRoute)]
public sealed class MoveMomentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, moment, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Move(string reference, Guid moment, [Bind(Prefix = "Form")] MomentForm form, CancellationToken cancellation) => desk.Brief.ActAsync(
        this,
        reference,
        act: async begun => await begun.MomentAsync(moment, cancellation) is { } found ? await MoveAsync(begun, found, form, cancellation) : FileDesk.NotFound,
        done: _ => new Done("Moment modifié.", EvaluationPaths.Planning(reference)),
        again: begun => PageAsync(begun, moment, form, cancellation),
        cancellation);

    private static async Task<Outcome> MoveAsync(FileActing begun, EvaluationMoment moment, MomentForm form, CancellationToken cancellation)
    {
        var before = moment.Participants;
        begun.Db.Attach(moment);
        var outcome = form.Token == moment.Revision ? moment.Move(begun.File, begun.Head.Edition, form.ToTerms(), begun.Now) : FileDesk.SomebodyElse;
        if (outcome.IsAccepted)
        {
            await MomentMessages.PostAsync(begun, moment, before | moment.Participants, MessageKind.MomentMoved, cancellation);
        }

        return outcome;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, Guid moment, MomentForm? typed, CancellationToken cancellation)
    {
        if (await begun.MomentAsync(moment, cancellation) is not { } found)
        {
            return null;
        }

        ModelState.SeenAgain(typed?.Token, found.Revision);
        var form = typed is null ? MomentForm.Of(found) : typed with { Token = found.Revision };
        return View("MomentForm", await MomentFormPage.LoadAsync(begun.Db, begun.Head, form, found, mayHold: false, cancellation));
    }
}
