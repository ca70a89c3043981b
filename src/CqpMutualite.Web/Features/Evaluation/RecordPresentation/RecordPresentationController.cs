using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.RecordPresentation;

/// <summary>The candidate cannot or will not sign: the company records, under its own password, that the results were presented and why the candidate's signature is missing.</summary>
[Requires(Permission.TransmitFile)]
[Route(EvaluationPaths.PresentationRoute)]
public sealed class RecordPresentationController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await PageAsync(head, user, new RecordPresentationForm(), cancellation) : NotFound();
    }

    /// <summary>Records it.</summary>
    [HttpPost]
    public async Task<IActionResult> Record(string reference, [Bind(Prefix = "Form")] RecordPresentationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (await desk.GivenAsync(this, "Form.Secret", form.Secret, head.File.Id, () => RecordAloneAsync(reference, user, form, cancellation), cancellation))
        {
            TempData.Toast("Présentation des résultats enregistrée.");
            return Redirect(FilesPaths.File(reference));
        }

        // the act may have read a later state than the page
        head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        return await PageAsync(head, user, form, cancellation);
    }

    private async Task<Outcome> RecordAloneAsync(string reference, CurrentUser user, RecordPresentationForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var presented = head.File.Results.Present(form.HeldOn, byCompany: true, form.Reason, clock.Today());
        if (!presented.IsAccepted)
        {
            return presented;
        }

        var statement = $"Résultats présentés au candidat le {FrenchText.PlainDate(form.HeldOn!.Value)}. Sa signature manque : {head.File.Results.UnacknowledgedBecause}";
        var outcome = await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet
            ? desk.Acknowledge(head, sheet, new SigningPlace(SignatoryRole.Company, statement, [SignatoryRole.Company]), await desk.SignerAsync(user, cancellation), form.Hash!)
            : SheetRefusals.NothingToAcknowledge;
        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), presented, head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, RecordPresentationForm form, CancellationToken cancellation)
    {
        var may = head.File.Results.MayPresent();
        var state = may.IsAccepted ? null : head.File.Evaluation.CompletedOn is null ? SheetRefusals.NothingToAcknowledge.Message : may.Refusals[0].Message;
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation);
        ModelState.Remove("Form.Hash");
        return View("RecordPresentation", new RecordPresentationPage(
            head,
            state is null ? null : FrenchText.NoBreak(state),
            form with { Secret = null, Hash = SignatureDesk.HashOf(head, EvaluationBooklet.Key, sheet.Sheet, sheet.Answers, SignatoryRole.Company) }));
    }
}

/// <summary>The page; <paramref name="State"/> says why nothing is to be recorded.</summary>
public sealed record RecordPresentationPage(FileHead Head, string? State, RecordPresentationForm Form);

/// <summary>What the company states.</summary>
public sealed record RecordPresentationForm
{
    /// <summary>Day on which the results were presented.</summary>
    [Display(Name = "Résultats présentés le")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>Why the candidate does not sign.</summary>
    [Display(Name = "Pourquoi le candidat ne signe pas")]
    public string? Reason { get; init; }

    /// <summary>Password of who states it.</summary>
    [Display(Name = "Votre mot de passe")]
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was presented.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape; the rules are the file's.</summary>
public sealed class RecordPresentationFormValidator : AbstractValidator<RecordPresentationForm>
{
    private const int LongestReason = 600;

    /// <summary>The checks.</summary>
    public RecordPresentationFormValidator()
    {
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 600 signes.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : vous déclarez cette présentation.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Rechargez la page, puis enregistrez de nouveau.");
    }
}
