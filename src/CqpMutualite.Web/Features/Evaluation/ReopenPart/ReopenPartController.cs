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

namespace CqpMutualite.Web.Features.Evaluation.ReopenPart;

/// <summary>The evaluators or the company open a signed unit again, or the summary sheet, with a reason, until the transmission: its signatures and those of the whole are void.</summary>
[Requires(Permission.ReopenEvaluation)]
[Route(EvaluationPaths.ReopenRoute)]
public sealed class ReopenPartController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>What it costs.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && PartOf(head, unit) is { } part
            ? await PageAsync(head, user, part, new ReopenPartForm(), cancellation)
            : NotFound();
    }

    /// <summary>Opens it.</summary>
    [HttpPost]
    public async Task<IActionResult> Reopen(string reference, string unit, [Bind(Prefix = "Form")] ReopenPartForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || PartOf(head, unit) is not { } part)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await db.AloneOnAsync(head.File.Id, () => ReopenAloneAsync(reference, user, part, form.Reason, cancellation), cancellation));
        }

        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return await PageAsync((await FileHead.LoadAsync(db, editions, user, reference, cancellation))!, user, part, form, cancellation);
        }

        TempData.Toast($"{part.Label}\u00A0: rouvert. Les signatures concernées ne valent plus.");
        return Redirect(ReopenPartPage.Back(user, reference, part));
    }

    // what was signed by hand is one document: it is opened again as a whole
    private static ReopenedPart? PartOf(FileHead head, string key) => head.File.Evaluation.Paper is not null ? null : key == EvaluationPaths.Whole
        ? new ReopenedPart("", "Ensemble du livret")
        : head.Edition.Units.FirstOrDefault(unit => unit.Key == key) is { } unit ? new ReopenedPart(unit.Key, unit.Label) : null;

    private async Task<Outcome> ReopenAloneAsync(string reference, CurrentUser user, ReopenedPart part, string? reason, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Results.MayReopen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var outcome = await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet ? sheet.Reopen(reason, clock.GetUtcNow(), part.Unit) : SheetRefusals.NothingToReopen;
        FileAct reopened = new EvaluationPartReopened(part.Unit.Length == 0 ? null : part.Unit);
        if (outcome.IsAccepted && head.File.Stage == Stage.Transmission)
        {
            outcome = head.File.Results.Reopen(clock.Today());
            reopened = reopened with { Then = outcome.Acts.OfType<FileAct>().FirstOrDefault()?.Then };
        }

        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), reopened, head.Edition, clock.GetUtcNow(), because: reason);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, ReopenedPart part, ReopenPartForm form, CancellationToken cancellation)
    {
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => false);
        var given = (part.Unit.Length == 0 ? sheet.Signatures : sheet.SignaturesOf(part.Unit)).ToList();
        var state = head.File.Results.MayReopen() is { IsAccepted: false } closed ? closed.Refusals[0].Message : given.Count == 0 ? SheetRefusals.NothingToReopen.Message : null;
        return View("ReopenPart", new ReopenPartPage(head, part, state is null ? null : FrenchText.NoBreak(state), EvaluationBooklet.SignedBy(given), part.Unit.Length > 0 ? EvaluationBooklet.SignedBy(sheet.Signatures) : null, form));
    }
}

/// <summary>The part: key of the unit, or empty for the whole.</summary>
public sealed record ReopenedPart(string Unit, string Label);

/// <summary>The page; <paramref name="State"/> says why the part stays as it is, <paramref name="SignedBy"/> and <paramref name="WholeSignedBy"/> whose signatures fall.</summary>
public sealed record ReopenPartPage(FileHead Head, ReopenedPart Part, string? State, string? SignedBy, string? WholeSignedBy, ReopenPartForm Form)
{
    /// <summary>Where that reader works on the part; the company, which only fills the summary sheet, on the file.</summary>
    public static string Back(CurrentUser user, string reference, ReopenedPart part) =>
        part.Unit.Length == 0 ? EvaluationPaths.Summary(reference) : user.May(Permission.Evaluate) ? EvaluationPaths.Unit(reference, part.Unit) : FilesPaths.File(reference);
}

/// <summary>Why it is opened again.</summary>
public sealed record ReopenPartForm
{
    /// <summary>The reason, kept with the void signatures.</summary>
    [Display(Name = "Pourquoi rouvrir")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the sheet's.</summary>
public sealed class ReopenPartFormValidator : AbstractValidator<ReopenPartForm>
{
    private const int LongestReason = 400;

    /// <summary>The checks.</summary>
    public ReopenPartFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 400 signes : il reste dans l’historique.");
}
