using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.OpenEvaluation;

/// <summary>The line manager says that they consider the competences acquired: the grids are open from then on.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.OpeningRoute)]
public sealed class OpenEvaluationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The page; the other evaluator reads who opens, and when it was opened.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            ? View("OpenEvaluation", await OpenEvaluationPage.LoadAsync(db, head, user, new OpenEvaluationForm { OpenedOn = clock.Today() }, cancellation))
            : NotFound();
    }

    /// <summary>Opens it.</summary>
    [HttpPost]
    public async Task<IActionResult> Open(string reference, [Bind(Prefix = "Form")] OpenEvaluationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = head.File.Evaluation.Open(user.PersonId, form.OpenedOn, clock.Today());
            if (outcome.IsAccepted)
            {
                db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
                if (await db.TrySaveAsync(cancellation))
                {
                    TempData.Toast("L’évaluation est ouverte\u00A0: les grilles peuvent se remplir.");
                    return Redirect(EvaluationPaths.Evaluation(reference));
                }

                ModelState.AddModelError("", "Le dossier vient d’être changé par une autre personne. Relisez, puis recommencez.");
            }
            else
            {
                ModelState.Refuse(outcome);
            }
        }

        db.ChangeTracker.Clear();
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } again
            ? View("OpenEvaluation", await OpenEvaluationPage.LoadAsync(db, again, user, form, cancellation))
            : NotFound();
    }
}

/// <summary>What is posted.</summary>
public sealed record OpenEvaluationForm
{
    /// <summary>Day of the opening.</summary>
    [Display(Name = "Compétences estimées acquises le")]
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The line manager says so.</summary>
    [Display(Name = "J’estime que le candidat a acquis les compétences de cette certification et peut être évalué.")]
    public bool Considers { get; init; }
}

/// <summary>Checks of shape; the rules are the file's.</summary>
public sealed class OpenEvaluationFormValidator : AbstractValidator<OpenEvaluationForm>
{
    /// <summary>The checks.</summary>
    public OpenEvaluationFormValidator()
    {
        RuleFor(form => form.OpenedOn).NotNull().WithMessage("Donnez le jour, par exemple 12/04/2026.");
        RuleFor(form => form.Considers).Equal(true).WithMessage("Cochez cette phrase\u00A0: sans elle, l’évaluation ne s’ouvre pas.");
    }
}

/// <summary>The opening as a form, or as what was said.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">What is typed.</param>
/// <param name="May">The reader may open it now.</param>
/// <param name="Says">What stands instead of the form; null when there is one.</param>
/// <param name="Framed">The framing meeting was held; null when the edition expects none.</param>
public sealed record OpenEvaluationPage(FileHead Head, OpenEvaluationForm Form, bool May, string? Says, bool? Framed)
{
    /// <summary>Three queries beside that of the head.</summary>
    public static async Task<OpenEvaluationPage> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, OpenEvaluationForm form, CancellationToken cancellation)
    {
        var file = head.File;
        var may = file.Evaluation.MayOpen(user.PersonId);
        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        var framing = FramingStep.Of(EvaluationBooklet.Of(head.Edition).Booklet, await db.MomentsReadableByAsync(user.Reader, file, cancellation));
        var says = file.Evaluation.OpenedOn is { } day ? $"L’évaluation est ouverte depuis le {FrenchText.PlainDate(day)}{(file.EvaluationOpenedBy is { } by && names.TryGetValue(by, out var opener) ? $"\u00A0: {opener} a estimé les compétences acquises" : "")}."
            : may.IsAccepted ? null
            : file.Evaluation.Opener is { } awaited && awaited != user.PersonId && file.Stage == Domain.Files.Stage.Evaluation ? $"{names.GetValueOrDefault(awaited, "Le responsable hiérarchique")} ouvre l’évaluation, au titre de responsable hiérarchique. D’ici là, lisez le livret et préparez les dates."
            : may.Refusals[0].Message;
        return new OpenEvaluationPage(head, form, may.IsAccepted, says, framing?.Held.Any());
    }
}
