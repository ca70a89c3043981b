using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.OpenIntermediate;

/// <summary>The tutor opens one more intermediate evaluation, at a date.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.NewRoute)]
public sealed class OpenIntermediateController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form; an edition without intermediate grid has none.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && TutorBooklet.Units(head).Count > 0
            ? View("OpenIntermediate", new OpenIntermediatePage(head, new OpenIntermediateForm { HeldOn = clock.Today() }))
            : NotFound();
    }

    /// <summary>Opens it, then goes on to its first unit.</summary>
    [HttpPost]
    public async Task<IActionResult> Open(string reference, [Bind(Prefix = "Form")] OpenIntermediateForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || TutorBooklet.Units(head) is not { Count: > 0 } units)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return View("OpenIntermediate", new OpenIntermediatePage(head, form));
        }

        var last = await db.Sheets.Where(sheet => sheet.FileId == head.File.Id && sheet.Booklet == TutorBooklet.Key).MaxAsync(sheet => (int?)sheet.Occurrence, cancellation) ?? 0;
        var opened = Sheet.Open(head.File.Id, TutorBooklet.Key, last + 1);
        var outcome = Allowed(head, form.HeldOn!.Value) is { IsAccepted: false } refused ? refused : opened.Date(form.HeldOn.Value, clock.Today());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("OpenIntermediate", new OpenIntermediatePage(head, form));
        }

        db.Add(opened);
        db.Note(head.File.Id, user.Actor(), new IntermediateOpened(form.HeldOn.Value), head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException twice) when (UniqueViolation.IsOne(twice))
        {
            ModelState.AddModelError("", "L’autre évaluateur en ouvrait une au même instant. Regardez la sienne avant d’en ouvrir une seconde.");
            return View("OpenIntermediate", new OpenIntermediatePage(head, form));
        }

        return Redirect(TutoringPaths.Intermediate(reference, opened.Occurrence, units[0].Key));
    }

    private static Outcome Allowed(FileHead head, DateOnly heldOn) =>
        head.File.Training.MayTutor() is { IsAccepted: false } closed ? closed : heldOn < head.File.OpenedOn ? TutoringRefusals.BeforeTheFile : Outcome.Accepted;
}

/// <summary>The page.</summary>
public sealed record OpenIntermediatePage(FileHead Head, OpenIntermediateForm Form);

/// <summary>What is typed.</summary>
public sealed record OpenIntermediateForm
{
    /// <summary>Day of the evaluation.</summary>
    [Display(Name = "Date de l’évaluation")]
    public DateOnly? HeldOn { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class OpenIntermediateFormValidator : AbstractValidator<OpenIntermediateForm>
{
    /// <summary>The checks.</summary>
    public OpenIntermediateFormValidator() => RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez la date, par exemple 12/04/2026.");
}
