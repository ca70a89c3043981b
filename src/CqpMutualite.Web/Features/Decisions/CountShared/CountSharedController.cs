using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

/// <summary>The certifier counts, for one file and with a reason, a unit acquired in another certification that has it too; offered when the setting says so.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.CountSharedRoute)]
public sealed class CountSharedController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form; a unit acquired nowhere else has none.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        await LoadAsync(reference, unit, tracked: false, cancellation) is var (head, known, ledger, effect) ? Page(head, known, ledger, effect, new CountSharedForm()) : NotFound();

    /// <summary>Counts it.</summary>
    [HttpPost]
    public async Task<IActionResult> Count(string reference, string unit, [Bind(Prefix = "Form")] CountSharedForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(reference, unit, tracked: true, cancellation) is not var (head, known, ledger, effect))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = head.File.Presentation.CountShared(editions.Get(head.File.EditionCode, head.File.EditionVersion), unit, ledger, effect, form.Reason, clock.Today());
            ModelState.Refuse(outcome);
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow(), because: form.Reason);
        }

        if (ModelState.IsValid && await db.FileSavedAsync(ModelState, cancellation))
        {
            TempData.Toast($"{known.Label} est compté : il n’est plus à présenter.");
            return Redirect(DecisionsPaths.Ledger(reference));
        }

        return Page(head, known, ledger, effect, form);
    }

    private async Task<(FileHead Head, Unit Unit, UnitLedger Ledger, SharedUnitsEffect Effect)?> LoadAsync(string reference, string unit, bool tracked, CancellationToken cancellation)
    {
        if (await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation, tracked) is not { } head || head.Edition.AllUnits.FirstOrDefault(found => found.Key == unit) is not { } known)
        {
            return null;
        }

        var ledger = await db.LedgerAsync(editions, head.File.CandidateId, cancellation);
        return ledger.Elsewhere(head.Edition, head.File.Certification, known).Any() ? (head, known, ledger, await db.SettingAsync(OemmSettings.SharedUnits, cancellation)) : null;
    }

    private ViewResult Page(FileHead head, Unit unit, UnitLedger ledger, SharedUnitsEffect effect, CountSharedForm form)
    {
        var may = head.File.Presentation.MayCountShared(effect);
        return View("CountShared", new CountSharedPage(head, unit, ledger.Elsewhere(head.Edition, head.File.Certification, unit).Last(), may.IsAccepted || !ModelState.IsValid ? null : may.Refusals[0].Message, form));
    }
}

/// <summary>The page; <paramref name="State"/> says why the unit cannot be counted.</summary>
public sealed record CountSharedPage(FileHead Head, Unit Unit, AcquiredUnit Elsewhere, string? State, CountSharedForm Form);

/// <summary>Why.</summary>
public sealed record CountSharedForm
{
    /// <summary>Why, kept in the history.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class CountSharedFormValidator : AbstractValidator<CountSharedForm>
{
    /// <summary>The checks.</summary>
    public CountSharedFormValidator() => RuleFor(form => form.Reason).MaximumLength(300).WithMessage("Le motif tient en 300 signes.");
}
