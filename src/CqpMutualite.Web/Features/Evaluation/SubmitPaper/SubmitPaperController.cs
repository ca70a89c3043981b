using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.SubmitPaper;

/// <summary>The names and the days of the signatures on the paper; the keying then goes to somebody else to be compared.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperSignaturesRoute)]
public sealed class SubmitPaperController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var known = (await PaperDesk.LoadAsync(db, head, cancellation))?.Signatures;
        return await PageAsync(head, user, new SubmitPaperForm { FirstName = known?.FirstName, FirstOn = known?.FirstOn, SecondName = known?.SecondName, SecondOn = known?.SecondOn }, cancellation);
    }

    /// <summary>Sends the keying to be compared.</summary>
    [HttpPost]
    public async Task<IActionResult> Submit(string reference, [Bind(Prefix = "Form")] SubmitPaperForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = await db.AloneOnAsync(head.File.Id, () => SubmitAloneAsync(reference, user, form, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast("Saisie terminée : une autre personne la compare à l’original.");
                return Redirect(EvaluationPaths.Paper(reference));
            }

            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError(refusal.Code.StartsWith("paper.", StringComparison.Ordinal) && refusal.Field is { } field ? "Form." + field : "", FrenchText.NoBreak(refusal.Message));
            }

            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return await PageAsync(head, user, form, cancellation);
    }

    private async Task<Outcome> SubmitAloneAsync(string reference, CurrentUser user, SubmitPaperForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Evaluation.PaperIsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation);
        if (head.File.Evaluation.MissingForSignature(head.Edition, sheet.Printed) is { Count: > 0 } missing)
        {
            return Outcome.From(missing);
        }

        var now = clock.GetUtcNow();
        var paper = await db.PaperBooklets.SingleAsync(found => found.FileId == head.File.Id, cancellation);
        var outcome = paper.Keyed(new PaperSignatures(form.FirstName, form.FirstOn, form.SecondName, form.SecondOn), user.PersonId, user.Name, now, clock.Today());
        if (outcome.IsAccepted)
        {
            outcome = head.File.Evaluation.FollowPaper(PaperStep.ToCheck, clock.Today());
        }

        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, SubmitPaperForm form, CancellationToken cancellation)
    {
        var open = head.File.Evaluation.PaperIsOpen();
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation);
        return View("SubmitPaper", new SubmitPaperPage(head, open.IsAccepted ? null : FrenchText.NoBreak(open.Refusals[0].Message), open.IsAccepted ? [.. head.File.Evaluation.MissingForSignature(head.Edition, sheet.Printed)] : [], form));
    }
}

/// <summary>The page. <paramref name="State"/>: why nothing is sent now; <paramref name="Missing"/>: what is still to be keyed.</summary>
public sealed record SubmitPaperPage(FileHead Head, string? State, IReadOnlyList<Refusal> Missing, SubmitPaperForm Form);

/// <summary>What the paper says of its signatures.</summary>
public sealed record SubmitPaperForm
{
    /// <summary>Name of the first evaluator.</summary>
    [Display(Name = "Nom du premier évaluateur")]
    public string? FirstName { get; init; }

    /// <summary>Day of the first signature.</summary>
    [Display(Name = "Date de sa signature")]
    public DateOnly? FirstOn { get; init; }

    /// <summary>Name of the second evaluator.</summary>
    [Display(Name = "Nom du second évaluateur")]
    public string? SecondName { get; init; }

    /// <summary>Day of the second signature.</summary>
    [Display(Name = "Date de sa signature")]
    public DateOnly? SecondOn { get; init; }
}

/// <summary>Checks of shape; the rules are the booklet's.</summary>
public sealed class SubmitPaperFormValidator : AbstractValidator<SubmitPaperForm>
{
    private const int LongestName = 120;

    /// <summary>The checks.</summary>
    public SubmitPaperFormValidator()
    {
        RuleFor(form => form.FirstName).MaximumLength(LongestName).WithMessage("Le nom tient en 120 signes.");
        RuleFor(form => form.SecondName).MaximumLength(LongestName).WithMessage("Le nom tient en 120 signes.");
    }
}
