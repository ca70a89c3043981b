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

namespace CqpMutualite.Web.Features.Orientation.ReopenInterview;

/// <summary>The company opens the signed guide again, with a reason, until the registration is acknowledged: every signature given is void.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.ReopenRoute)]
public sealed class ReopenInterviewController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>What it costs.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? Page(head, new ReopenInterviewForm()) : NotFound();

    /// <summary>Opens it.</summary>
    [HttpPost]
    public async Task<IActionResult> Reopen(string reference, [Bind(Prefix = "Form")] ReopenInterviewForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await db.AloneOnAsync(head.File.Id, () => ReopenAloneAsync(reference, user, form.Reason, cancellation), cancellation));
        }

        if (!ModelState.IsValid)
        {
            return Page(head, form);
        }

        TempData.Toast("Guide rouvert : corrigez-le, puis concluez et signez de nouveau.");
        return Redirect(OrientationPaths.Interview(reference));
    }

    private async Task<Outcome> ReopenAloneAsync(string reference, CurrentUser user, string? reason, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await desk.LoadAsync(head.File.Id, InterviewGuide.Key, cancellation);
        var outcome = sheet?.Reopen(reason, clock.GetUtcNow()) ?? SheetRefusals.NothingToReopen;
        if (outcome.IsAccepted)
        {
            outcome = head.File.Orientation.Reopen(head.Edition, clock.Today());
        }

        if (outcome.IsAccepted)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow(), because: reason);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private ViewResult Page(FileHead head, ReopenInterviewForm form)
    {
        var may = head.File.Orientation.MaySign();
        return View("ReopenInterview", new ReopenInterviewPage(head, may.IsAccepted ? null : may.Refusals[0].Message, form));
    }
}

/// <summary>The page; <paramref name="State"/> says why the guide stays as it is.</summary>
public sealed record ReopenInterviewPage(FileHead Head, string? State, ReopenInterviewForm Form);

/// <summary>Why it is opened again.</summary>
public sealed record ReopenInterviewForm
{
    /// <summary>The reason.</summary>
    [Display(Name = "Pourquoi rouvrir le guide")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class ReopenInterviewFormValidator : AbstractValidator<ReopenInterviewForm>
{
    /// <summary>The checks.</summary>
    public ReopenInterviewFormValidator() => RuleFor(form => form.Reason).MaximumLength(400).WithMessage("Le motif tient en 400 signes : il reste dans l’historique.");
}
