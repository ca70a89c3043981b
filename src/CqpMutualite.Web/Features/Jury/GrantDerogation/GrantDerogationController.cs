using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

/// <summary>The certifier lets a file go before a jury although its evaluation, or the last day for a first jury, forbids it, with a reason.</summary>
[Requires(Permission.GrantDerogation)]
[Route(JuryPaths.DerogationRoute)]
public sealed class GrantDerogationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What forbids it, and the reason to give.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string derogation, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return KindOf(derogation) is { } kind && await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? await PageAsync(user, head, kind, new GrantDerogationForm { Reason = kind == DerogationKind.Delay ? head.File.Presentation.OverdueDerogation : head.File.Presentation.Derogation }, cancellation)
            : NotFound();
    }

    /// <summary>Grants it, or says what is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Grant(string reference, string derogation, [Bind(Prefix = "Form")] GrantDerogationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (KindOf(derogation) is not { } kind || await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = head.File.Presentation.GrantDerogation(kind, form.Reason, clock.Today());
            ModelState.Refuse(outcome);
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        }

        if (ModelState.IsValid && await db.FileSavedAsync(ModelState, cancellation))
        {
            TempData.Toast(kind == DerogationKind.Delay ? "Dérogation au délai accordée." : $"{head.CandidateName} peut passer devant un jury.");
            return Redirect(kind == DerogationKind.Delay || head.File.Stage != Stage.Jury ? FilesPaths.File(reference) : JuryPaths.Sessions);
        }

        return await PageAsync(user, head, kind, form, cancellation);
    }

    private static DerogationKind? KindOf(string derogation) => derogation switch
    {
        JuryPaths.OnEvaluation => DerogationKind.Evaluation,
        JuryPaths.OnDelay => DerogationKind.Delay,
        _ => null,
    };

    private async Task<ViewResult> PageAsync(CurrentUser user, FileHead head, DerogationKind kind, GrantDerogationForm form, CancellationToken cancellation)
    {
        var may = head.File.Presentation.MayGrantDerogation(kind, clock.Today());
        var evidence = kind == DerogationKind.Evaluation ? await Evidence.LoadAsync(db, user, head, cancellation) : [];
        return View("GrantDerogation", new GrantDerogationPage(head, kind, [.. evidence.Where(unit => unit.Company.Favourable != true)], may.IsAccepted ? null : may.Refusals[0].Message, form));
    }
}

/// <summary>What forbids the jury, and the reason typed. Four queries with the file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Kind">What is let pass.</param>
/// <param name="Units">What the evaluators and the organisation said of each unit that is not favourable.</param>
/// <param name="Blocked">Why no derogation can be granted.</param>
/// <param name="Form">What is typed.</param>
public sealed record GrantDerogationPage(FileHead Head, DerogationKind Kind, IReadOnlyList<UnitEvidence> Units, string? Blocked, GrantDerogationForm Form)
{
    /// <summary>It is about the last day for a first jury.</summary>
    public bool OnDelay => Kind == DerogationKind.Delay;
}

/// <summary>The reason.</summary>
public sealed record GrantDerogationForm
{
    /// <summary>Why the file goes before the jury all the same.</summary>
    [Display(Name = "Motif de la dérogation")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class GrantDerogationFormValidator : AbstractValidator<GrantDerogationForm>
{
    private const int LongestReason = 4000;

    /// <summary>The checks.</summary>
    public GrantDerogationFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 4 000 signes.");
}
