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

namespace CqpMutualite.Web.Features.Jury.GrantOverdueDerogation;

/// <summary>The certifier lets a file go before its first jury although the last day has passed, with a reason.</summary>
[Requires(Permission.GrantDerogation)]
[Route(JuryPaths.OverdueDerogationRoute)]
public sealed class GrantOverdueDerogationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Since when the time is over, and the reason to give.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? Page(head, new OverdueDerogationForm { Reason = head.File.OverdueDerogation }) : NotFound();

    /// <summary>Grants it.</summary>
    [HttpPost]
    public async Task<IActionResult> Grant(string reference, [Bind(Prefix = "Form")] OverdueDerogationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(head.File.GrantOverdueDerogation(form.Reason, clock.Today()));
        }

        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), "Dérogation accordée au délai de première présentation", clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast("Dérogation au délai accordée.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        return Page(head, form);
    }

    private ViewResult Page(FileHead head, OverdueDerogationForm form)
    {
        var halted = head.File.MayChange();
        return View("GrantOverdueDerogation", new OverdueDerogationPage(
            head,
            !halted.IsAccepted ? halted.Refusals[0].Message : head.File.FirstJuryOverdue(clock.Today()) ? null : FileRefusals.NotOverdue.Message,
            form));
    }
}

/// <summary>The page; <paramref name="State"/> says why no derogation is to be granted.</summary>
public sealed record OverdueDerogationPage(FileHead Head, string? State, OverdueDerogationForm Form);

/// <summary>The reason.</summary>
public sealed record OverdueDerogationForm
{
    /// <summary>Why the file goes before the jury all the same.</summary>
    [Display(Name = "Motif de la dérogation")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class OverdueDerogationFormValidator : AbstractValidator<OverdueDerogationForm>
{
    /// <summary>The checks.</summary>
    public OverdueDerogationFormValidator() => RuleFor(form => form.Reason).MaximumLength(4_000).WithMessage("Le motif tient en 4 000 signes.");
}
