using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.AcknowledgeResults;

/// <summary>The candidate reads the signed results that were presented to them, and signs with their password that they have taken note of them.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.ResultsRoute)]
public sealed class AcknowledgeResultsController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The booklet, and what is signed.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await PageAsync(head, user, new AcknowledgeResultsForm { HeldOn = head.File.Evaluation.CompletedOn }, cancellation) : NotFound();
    }

    /// <summary>Signs it.</summary>
    [HttpPost]
    public async Task<IActionResult> Acknowledge(string reference, [Bind(Prefix = "Form")] AcknowledgeResultsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (await desk.GivenAsync(this, "Form.Secret", form.Secret, head.File.Id, () => AcknowledgeAloneAsync(reference, user, form, cancellation), cancellation))
        {
            TempData.Toast("Vous avez signé avoir pris connaissance des résultats.");
            return Redirect(FilesPaths.File(reference));
        }

        // the act may have read a later state than the page
        head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        return await PageAsync(head, user, form, cancellation);
    }

    // nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read
    private async Task<Outcome> AcknowledgeAloneAsync(string reference, CurrentUser user, AcknowledgeResultsForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var presented = head.File.Results.Present(form.HeldOn, byCompany: false, null, clock.Today());
        if (!presented.IsAccepted)
        {
            return presented;
        }

        var outcome = await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet
            ? desk.Acknowledge(head, sheet, new SigningPlace(SignatoryRole.Candidate, Signature.StatementOfResults(FrenchText.PlainDate(form.HeldOn!.Value)), [SignatoryRole.Candidate]), await desk.SignerAsync(user, cancellation), form.Hash!)
            : SheetRefusals.NothingToAcknowledge;
        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), presented, head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<IActionResult> PageAsync(FileHead head, CurrentUser user, AcknowledgeResultsForm form, CancellationToken cancellation)
    {
        var may = head.File.Results.MayPresent();
        var state = head.File.Results.PresentedOn is { } day ? $"Les résultats vous ont été présentés le {FrenchText.PlainDate(day)}."
            : may.IsAccepted ? null
            : head.File.Evaluation.CompletedOn is null ? SheetRefusals.NothingToAcknowledge.Message : may.Refusals[0].Message;
        var drawn = state is null || head.File.Results.PresentedOn is not null ? await FileSheets.DrawAsync(db, user, head, EvaluationBooklet.Key, clock.GetUtcNow(), cancellation) : null;
        ModelState.Remove("Form.Hash");
        return View("AcknowledgeResults", new AcknowledgeResultsPage(
            head,
            state is null ? null : FrenchText.NoBreak(state),
            drawn?.Document,
            CandidateSheet.Comments(head.Edition).Count > 0,
            form with { Secret = null, Hash = drawn is { } read ? SignatureDesk.HashOf(head, EvaluationBooklet.Key, read.Sheet.Sheet, read.Sheet.Answers, SignatoryRole.Candidate) : null }));
    }
}

/// <summary>The page; <paramref name="State"/> says why there is nothing to sign, <paramref name="HasComment"/> that the edition asks what the candidate thinks.</summary>
public sealed record AcknowledgeResultsPage(FileHead Head, string? State, Document? Document, bool HasComment, AcknowledgeResultsForm Form);

/// <summary>What the candidate posts.</summary>
public sealed record AcknowledgeResultsForm
{
    /// <summary>Day on which the results were presented.</summary>
    [Display(Name = "Les résultats m’ont été présentés le")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>The candidate accepts the declaration.</summary>
    [Display(Name = "Mes évaluateurs m’ont présenté et commenté ces résultats ; j’en ai pris connaissance.")]
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    [Display(Name = "Mot de passe")]
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class AcknowledgeResultsFormValidator : AbstractValidator<AcknowledgeResultsForm>
{
    /// <summary>The checks.</summary>
    public AcknowledgeResultsFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez les résultats avant de signer.");
    }
}
