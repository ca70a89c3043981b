using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.ComparePaper;

/// <summary>A second person compares what was keyed with the scan: confirms it, which completes the evaluation, or sends it back with a word.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperCheckRoute)]
public sealed class ComparePaperController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>What was keyed, beside the scan.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await PageAsync(head, user, new ComparePaperForm(), cancellation) : NotFound();
    }

    /// <summary>Confirms, or sends back.</summary>
    [HttpPost]
    public async Task<IActionResult> Compare(string reference, [Bind(Prefix = "Form")] ComparePaperForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = await db.AloneOnAsync(head.File.Id, () => CompareAloneAsync(reference, user, form, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast(form.Same == true ? "Saisie confirmée : le livret est complet." : "Saisie renvoyée.");
                return Redirect(form.Same == true ? FilesPaths.File(reference) : EvaluationPaths.Paper(reference));
            }

            ModelState.Refuse(outcome);
            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return await PageAsync(head, user, form, cancellation);
    }

    private async Task<Outcome> CompareAloneAsync(string reference, CurrentUser user, ComparePaperForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var paper = await db.PaperBooklets.SingleOrDefaultAsync(found => found.FileId == head.File.Id, cancellation);
        if (paper is null || await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return PaperRefusals.NothingToCheck;
        }

        var now = clock.GetUtcNow();
        if (form.Same != true)
        {
            var sent = paper.SendBack(user.PersonId, form.Word);
            return sent.IsAccepted ? await SavedAsync(head.File.Evaluation.FollowPaper(PaperStep.Keying, clock.Today())) : sent;
        }

        var outcome = paper.Confirm(user.PersonId, user.Name, now);
        foreach (var (seat, name, day) in new[] { (EvaluatorSeat.First, paper.FirstName, paper.FirstOn), (EvaluatorSeat.Second, paper.SecondName, paper.SecondOn) })
        {
            var capacity = $"papier du {FrenchText.PlainDate(day ?? default)}, saisi par {paper.KeyedByName}, comparé par {user.Name}";
            var place = EvaluationBooklet.Of(head.Edition).PlaceOf(seat) with { Units = null };
            outcome = outcome.IsAccepted ? await desk.SignAsync(head, sheet, place, new Signer(user.PersonId, name!, capacity), form.Hash ?? "", cancellation, SignatureMethod.Paper) : outcome;
        }

        if (outcome.IsAccepted)
        {
            var printed = sheet.Answers.Where(answer => answer is { Value: not null, Voice: Voice.Official }).ToDictionary(answer => answer.Field, answer => answer.Value!);
            outcome = head.File.Evaluation.ConfirmPaper(head.Edition, printed, clock.Today());
        }

        return await SavedAsync(outcome);

        async Task<Outcome> SavedAsync(Outcome decided)
        {
            if (decided.IsAccepted)
            {
                db.Note(head.File.Id, user.Actor(), decided, head.Edition, now);
                await db.SaveChangesAsync(cancellation);
            }

            return decided;
        }
    }

    private async Task<IActionResult> PageAsync(FileHead head, CurrentUser user, ComparePaperForm form, CancellationToken cancellation)
    {
        var paper = await db.PaperBooklets.AsNoTracking().SingleOrDefaultAsync(found => found.FileId == head.File.Id, cancellation);
        var may = paper?.MayCheck(user.PersonId) ?? PaperRefusals.NothingToCheck;
        var drawn = may.IsAccepted ? await FileSheets.DrawAsync(db, user, head, EvaluationBooklet.Key, clock.GetUtcNow(), cancellation) : null;
        ModelState.Remove("Form.Hash");
        return View("ComparePaper", new ComparePaperPage(
            head,
            paper is null ? null : PaperDesk.Of(paper),
            may.IsAccepted ? null : FrenchText.NoBreak(may.Refusals[0].Message),
            drawn?.Document,
            form with { Hash = drawn is null ? null : SignatureDesk.HashOf(head, EvaluationBooklet.Key, drawn.Value.Sheet.Sheet, drawn.Value.Sheet.Answers, SignatoryRole.Evaluator1) }));
    }
}

/// <summary>The page. <paramref name="State"/>: why nothing is compared now; <paramref name="Document"/>: what was keyed, as it will be printed.</summary>
public sealed record ComparePaperPage(FileHead Head, PaperState? Paper, string? State, Document? Document, ComparePaperForm Form);

/// <summary>What the comparison found.</summary>
public sealed record ComparePaperForm
{
    /// <summary>The keying says what the paper says.</summary>
    public bool? Same { get; init; }

    /// <summary>What differs, otherwise.</summary>
    [Display(Name = "Ce qui diffère de l’original")]
    public string? Word { get; init; }

    /// <summary>SHA-256 of what was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape; the rules are the booklet's.</summary>
public sealed class ComparePaperFormValidator : AbstractValidator<ComparePaperForm>
{
    private const int LongestWord = 1_000;

    /// <summary>The checks.</summary>
    public ComparePaperFormValidator()
    {
        RuleFor(form => form.Same).NotNull().WithMessage("Confirmez la saisie, ou renvoyez-la.");
        RuleFor(form => form.Word).MaximumLength(LongestWord).WithMessage("Ce mot tient en 1 000 signes.");
    }
}
