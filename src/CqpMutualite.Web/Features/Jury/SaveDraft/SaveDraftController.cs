using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.SaveDraft;

/// <summary>Keeps one answer of the decision that the president is preparing: another device goes on from it, and the members follow.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.DraftRoute)]
public sealed class SaveDraftController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    // each attempt starts from what the winner left
    private const int Attempts = 3;

    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (
            await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { File.SessionId: { } id } head
            || await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } session
        )
        {
            return NotFound();
        }

        var may = head.File.Presentation.DecidedOn is not null
            ? JuryRefusals.AlreadySigned
            : session.Session.MayDecide(user.PersonId, session.Panel, head.File.Presentation.UnderCorrection);
        if (!may.IsAccepted)
        {
            return BadRequest(new { message = may.Refusals[0].Message });
        }

        if (key is null)
        {
            return BadRequest(new { message = DecisionRefusals.DraftUnknown.Message });
        }

        var typed = Request.Form[AnswerFields.Value(key)].ToString();
        var token = int.TryParse(Request.Form[AnswerFields.Token(key)], out var revision) ? revision : 0;
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var now = clock.GetUtcNow();
            var draft = new DecisionDraft(
                head.File.Id,
                await db.DraftEntries.Where(entry => entry.FileId == head.File.Id && entry.Key == key).ToListAsync(cancellation)
            );
            var (added, outcome) = draft.Write(head.Edition, key, typed, token, user.PersonId, now);
            if (outcome.Refusals is [{ Code: var code, Message: var message }, ..])
            {
                return code == DecisionRefusals.DraftChanged(key).Code && draft.Find(key) is { } theirs
                    ? Conflict(
                        new
                        {
                            mine = typed,
                            theirs = theirs.Value ?? "",
                            by = theirs.ById == user.PersonId ? "Une autre fenêtre" : "Une autre personne",
                            at = FrenchText.Hour(theirs.At),
                            token = theirs.Revision,
                        }
                    )
                    : BadRequest(new { message });
            }

            if (added is not null)
            {
                db.Add(added);
            }

            if (await db.TrySaveAsync(cancellation))
            {
                return Json(new { savedAt = FrenchText.Hour(now), token = draft.Find(key)?.Revision ?? 0 });
            }

            if (attempt == Attempts)
            {
                return BadRequest(new { message = DecisionRefusals.DraftChanged(key).Message });
            }
        }
    }
}
