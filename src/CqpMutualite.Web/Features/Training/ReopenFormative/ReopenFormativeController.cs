using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.ReopenFormative;

/// <summary>Opens a signed formative evaluation again, with a reason: its signature is void. After the hand-over, the whole booklet is taken back with it.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.ReopenRoute)]
public sealed class ReopenFormativeController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && TrainingBooklet.Expected(head, user, unit) is { } assessed
            ? Page(user, head, assessed, new ReopenFormativeForm())
            : NotFound();
    }

    /// <summary>Opens it.</summary>
    [HttpPost]
    public async Task<IActionResult> Reopen(string reference, string unit, [Bind(Prefix = "Form")] ReopenFormativeForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head || TrainingBooklet.Expected(head, user, unit) is not { } assessed)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page(user, head, assessed, form);
        }

        var takesBack = !head.File.Training.MayRecord(user.OrganisationId, unit).IsAccepted;
        var outcome = await OpenAgainAsync(user, head, unit, form.Reason, takesBack, cancellation);
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return Page(user, head, assessed, form);
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Relisez l’évaluation, puis recommencez.");
            return Page(user, head, assessed, form);
        }

        TempData.Toast($"{assessed.Label} : évaluation rouverte.");
        return Redirect(TrainingPaths.Unit(reference, unit));
    }

    private async Task<Outcome> OpenAgainAsync(CurrentUser user, FileHead head, string unit, string? reason, bool takesBack, CancellationToken cancellation)
    {
        if (takesBack && head.File.Training.MayTakeBack(user.OrganisationId) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var sheet = await TrainingBooklet.OpenAsync(db, head, cancellation, unit);
        var outcome = sheet.Reopen(reason, clock.GetUtcNow());
        return !outcome.IsAccepted ? outcome : takesBack ? head.File.Training.TakeBack(user.OrganisationId, unit, clock.Today()) : new FormativeReopened(unit);
    }

    private ViewResult Page(CurrentUser user, FileHead head, Unit unit, ReopenFormativeForm form) => View("ReopenFormative", new ReopenFormativePage(head, unit, !head.File.Training.MayRecord(user.OrganisationId, unit.Key).IsAccepted, form));
}

/// <summary>The page; <paramref name="TakesBack"/>: the booklet was handed over to the company.</summary>
public sealed record ReopenFormativePage(FileHead Head, Unit Unit, bool TakesBack, ReopenFormativeForm Form);
