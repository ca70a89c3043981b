using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission.ReopenEvaluation;

/// <summary>The company opens the signed evaluation booklet again, before a transmission or after a return: its signatures are void.</summary>
[Requires(Permission.TransmitFile)]
[Route(TransmissionPaths.ReopenRoute)]
public sealed class ReopenEvaluationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Booklet = "livret-evaluation";

    /// <summary>What was returned, and the reason.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? Page(head, new ReopenEvaluationForm { Reason = ReasonOf(head) }) : NotFound();
    }

    /// <summary>Opens it.</summary>
    [HttpPost]
    public async Task<IActionResult> Reopen(string reference, [Bind(Prefix = "Form")] ReopenEvaluationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = await db.AloneOnAsync(head.File.Id, () => ReopenAloneAsync(reference, user, form.Reason, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast("Livret d’évaluation rouvert : il est à signer de nouveau après correction.");
                return Redirect(FilesPaths.File(reference));
            }

            ModelState.Refuse(outcome);
            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return Page(head, form);
    }

    private async Task<Outcome> ReopenAloneAsync(string reference, CurrentUser user, string? reason, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var sheet = await db.Sheets.Include(found => found.Signatures).Where(found => found.FileId == head.File.Id && found.Booklet == Booklet).OrderByDescending(found => found.Occurrence).FirstOrDefaultAsync(cancellation);
        if (head.File.Results.MayReopen() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (sheet is null)
        {
            return SheetRefusals.NothingToReopen;
        }

        var outcome = sheet.ReopenAll(reason, clock.GetUtcNow());
        if (!outcome.IsAccepted)
        {
            return outcome;
        }

        var candidate = head.File.Evaluation.Paper is null && head.File.Transmission.ToCorrect.Any(point => point.Point == ReturnPoint.CandidatePart);
        if (candidate)
        {
            sheet.ReopenCandidatePart();
        }

        if (await db.PaperBooklets.SingleOrDefaultAsync(paper => paper.FileId == head.File.Id, cancellation) is { } paper)
        {
            paper.KeyAgain();
        }

        outcome = head.File.Results.Reopen(clock.Today(), candidate);
        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    // the certifier's own words, point by point: the company may add to them
    private static string? ReasonOf(FileHead head)
    {
        var points = head.File.Transmission.ToCorrect.Where(point => point.Point is ReturnPoint.CandidatePart or ReturnPoint.Evaluation or ReturnPoint.SummarySheet or ReturnPoint.Other).ToList();
        return points.Count == 0 ? null : string.Join('\n', points.Select(point => $"{point.Examined.NameIn(head.Edition)} : {point.Reason}"));
    }

    private ViewResult Page(FileHead head, ReopenEvaluationForm form)
    {
        var may = head.File.Results.MayReopen();
        return View("ReopenEvaluation", new ReopenEvaluationPage(head, may.IsAccepted ? null : FrenchText.NoBreak(may.Refusals[0].Message), form));
    }
}

/// <summary>The page; <paramref name="State"/> says why nothing is to be opened.</summary>
public sealed record ReopenEvaluationPage(FileHead Head, string? State, ReopenEvaluationForm Form);

/// <summary>Why a signed booklet is opened again.</summary>
public sealed record ReopenEvaluationForm
{
    /// <summary>The reason, kept with the void signatures.</summary>
    [Display(Name = "Pourquoi rouvrir le livret")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the sheet's.</summary>
public sealed class ReopenEvaluationFormValidator : AbstractValidator<ReopenEvaluationForm>
{
    private const int LongestReason = 1_000;

    /// <summary>The checks.</summary>
    public ReopenEvaluationFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 1 000 signes.");
}
