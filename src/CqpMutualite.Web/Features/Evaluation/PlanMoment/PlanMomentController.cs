using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.PlanMoment;

/// <summary>The evaluators or the company plan a moment of the evaluation; those who take part are told.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.PlanRoute)]
public sealed class PlanMomentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form, with what the address says and what is most likely.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, MomentKind? type, string[]? unite, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        ModelState.Clear();
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            ? View("MomentForm", await PageAsync(head, user, MomentFormPage.Likely(head, type, unite ?? []), cancellation))
            : NotFound();
    }

    /// <summary>Plans it.</summary>
    [HttpPost]
    public async Task<IActionResult> Plan(string reference, [Bind(Prefix = "Form")] MomentForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return View("MomentForm", await PageAsync(head, user, form, cancellation));
        }

        var now = clock.GetUtcNow();
        var (moment, outcome) = EvaluationMoment.Plan(head.File, head.Edition, form.ToTerms(), now);
        if (moment is not null && form.Held && user.May(Permission.Evaluate))
        {
            outcome = Held(moment, head, form, now);
        }

        if (moment is null || !outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("MomentForm", await PageAsync(head, user, form, cancellation));
        }

        db.Add(moment);
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        await MomentMessages.PostAsync(db, head, moment, moment.Participants, MessageKind.MomentPlanned, user.PersonId, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast(moment.HeldOn is null ? "Moment planifié." : "Moment noté.");
        return Redirect(moment.HeldOn is null ? EvaluationPaths.Planning(reference) : EvaluationPaths.Moment(reference, moment.Id));
    }

    // the day refused is the one typed above
    private Outcome Held(EvaluationMoment moment, FileHead head, MomentForm form, DateTimeOffset now)
    {
        var outcome = moment.Hold(head.File, form.Day, form.Minutes, now, clock.Today());
        return Outcome.From(outcome.Refusals.Select(refusal => refusal.Field == "HeldOn" ? refusal with { Field = nameof(MomentForm.Day) } : refusal));
    }

    private Task<MomentFormPage> PageAsync(FileHead head, CurrentUser user, MomentForm form, CancellationToken cancellation) =>
        MomentFormPage.LoadAsync(db, head, form, null, user.May(Permission.Evaluate), cancellation);
}
