using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.NamePresident;

/// <summary>The certifier records which member presides, while no decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PresidentRoute)]
public sealed class NamePresidentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Names the president.</summary>
    [HttpPost]
    public async Task<IActionResult> Name(Guid session, [Bind(Prefix = "Form")] NamePresidentForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var member = head.Session.Members.SingleOrDefault(found => found.PersonId == form.PersonId);
        var turn = SessionRules.TurnOf(head.Panel, await db.LastPresidencyAsync(head.Session, cancellation));
        var outcome = head.Session.NamePresident(form.PersonId ?? Guid.Empty, await db.SignedDecisionsAsync(head.Session, cancellation), turn, form.Because);
        if (!outcome.IsAccepted || member is null)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, cancellation);
        }

        await db.NoteFilesAsync(head.Session, user.Actor(), $"Président {head.OfBody} nommé, {JuryWords.Of(member.College).ToLowerInvariant()}", clock.GetUtcNow(), cancellation);
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, cancellation);
        }

        TempData.Toast("Le président de la session est nommé.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
}

/// <summary>Which member.</summary>
public sealed record NamePresidentForm
{
    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Motif")]
    public string? Because { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class NamePresidentFormValidator : AbstractValidator<NamePresidentForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public NamePresidentFormValidator() => RuleFor(form => form.Because).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
}
