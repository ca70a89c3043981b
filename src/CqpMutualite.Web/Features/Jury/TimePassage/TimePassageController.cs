using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.TimePassage;

/// <summary>The hour of a passage: what the candidate can do, and the hour that the certifier gives.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.HourRoute)]
public sealed class TimePassageController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, string reference, CancellationToken cancellation) =>
        await PageAsync(CurrentUser.From(User)!, session, reference, null, cancellation) is { } page ? View("TimePassage", page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Time(Guid session, string reference, [Bind(Prefix = "Form")] TimePassageForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { IsCommission: false } head
            || await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } file
            || head.Session.Passages.All(passage => passage.FileId != file.File.Id))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = head.Session.Constrain(file.File.Id, form.NotBefore, form.NotAfter, form.Because, form.FixedAt);
            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError(FieldOf(refusal.Code), refusal.Message);
            }

            await db.NoteFilesAsync(head, user.Actor(), outcome, clock.GetUtcNow(), cancellation);
        }

        if (ModelState.IsValid && await db.SavedAsync(ModelState, cancellation))
        {
            var at = head.Session.Passages.First(passage => passage.FileId == file.File.Id).StartsAt;
            TempData.Toast($"{file.CandidateName} passe à {(at is { } hour ? FrenchText.Hour(hour) : "une heure à fixer")}.");
            return Redirect(JuryPaths.Session(session));
        }

        return await PageAsync(user, session, reference, form, cancellation) is { } page ? View("TimePassage", page) : NotFound();
    }

    private static string FieldOf(string code) => code switch
    {
        "planning.not-free" or "planning.outside-hours" => "Form.FixedAt",
        "planning.candidate-hours" or "jury.constraint-reversed" => "Form.NotAfter",
        _ => "",
    };

    private async Task<TimePassagePage?> PageAsync(CurrentUser user, Guid session, string reference, TimePassageForm? typed, CancellationToken cancellation) =>
        await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { IsCommission: false } head
        && await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } file
        && head.Session.Passages.FirstOrDefault(passage => passage.FileId == file.File.Id && passage.Expected) is { } passage
            ? new TimePassagePage(head, file.CandidateName, passage.StartsAt, typed ?? TimePassageForm.Of(passage))
            : null;
}
