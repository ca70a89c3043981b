using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.MoveMoment;

/// <summary>Changes day, time, place, units or people of a moment that was not held; those who take part are told.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.MoveRoute)]
public sealed class MoveMomentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Lost = "Une autre personne vient de changer ce moment. Ce que vous avez saisi est encore là\u00A0: relisez la planification, puis enregistrez de nouveau.";

    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head && await FindAsync(user, head, moment, cancellation) is { } found
            ? View("MomentForm", await MomentFormPage.LoadAsync(db, head, MomentForm.Of(found), found, mayHold: false, cancellation))
            : NotFound();
    }

    /// <summary>Moves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Move(string reference, Guid moment, [Bind(Prefix = "Form")] MomentForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head || await FindAsync(user, head, moment, cancellation) is not { } found)
        {
            return NotFound();
        }

        var read = found.Revision;
        if (ModelState.IsValid)
        {
            var now = clock.GetUtcNow();
            var before = found.Participants;
            db.Attach(found);
            var outcome = form.Token == read ? found.Move(head.File, head.Edition, form.ToTerms(), now) : new Refusal("moment.lost", Lost);
            if (outcome.IsAccepted)
            {
                db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
                await MomentMessages.PostAsync(db, head, found, before | found.Participants, MessageKind.MomentMoved, user.PersonId, now, cancellation);
                if (await db.TrySaveAsync(cancellation))
                {
                    TempData.Toast("Moment modifié.");
                    return Redirect(EvaluationPaths.Planning(reference));
                }

                outcome = new Refusal("moment.lost", Lost);
            }

            ModelState.Refuse(outcome);
        }

        db.ChangeTracker.Clear();
        ModelState.Remove("Form.Token");
        return await FindAsync(user, head, moment, cancellation) is { } again
            ? View("MomentForm", await MomentFormPage.LoadAsync(db, head, form with { Token = again.Revision }, again, mayHold: false, cancellation))
            : NotFound();
    }

    private async Task<EvaluationMoment?> FindAsync(CurrentUser user, FileHead head, Guid moment, CancellationToken cancellation) =>
        (await db.MomentsReadableByAsync(user.Reader, head.File, cancellation)).FirstOrDefault(found => found.Id == moment);
}
