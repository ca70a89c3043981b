using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Jury.OpenSitting;

/// <summary>The president opens the sitting and says who is there.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.OpeningRoute)]
public sealed class OpenSittingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The list of those expected.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } head ? await PageAsync(user, head, OpenSittingForm.Of(head.Session), cancellation) : NotFound();
    }

    /// <summary>Opens, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Open(Guid session, [Bind(Prefix = "Form")] OpenSittingForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(head.Session.Open(user.PersonId, form.Present ?? [], form.Because, clock.Today(), clock.GetUtcNow(), await db.SettingAsync(OemmSettings.Quorum, cancellation)));
        }

        if (ModelState.IsValid)
        {
            await db.NoteFilesAsync(head.Session, user.Actor(), $"Séance {head.OfBody} ouverte", clock.GetUtcNow(), cancellation);
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast("La séance est ouverte.");
                return Redirect(JuryPaths.Sitting(session));
            }
        }

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh ? await PageAsync(user, fresh, form, cancellation) : NotFound();
    }

    private async Task<IActionResult> PageAsync(CurrentUser user, SessionHead head, OpenSittingForm form, CancellationToken cancellation)
    {
        var people = await JuryPeople.LoadAsync(db, head.Session, clock.Today(), cancellation);
        var may = head.Session.MayOpen(user.PersonId, clock.Today());
        return View("OpenSitting", new OpenSittingPage(
            head,
            [.. head.Session.Members.Where(member => member.PersonId != user.PersonId).OrderBy(member => member.College).Select(member => new SelectListItem($"{people.Of(member.PersonId).Line} ({JuryWords.Of(member.College).ToLowerInvariant()}{(member.IsSubstitute ? ", suppléant" : "")})", member.PersonId.ToString()))],
            may.IsAccepted ? null : may.Refusals[0].Message,
            form));
    }
}

/// <summary>Those expected, and what holds the opening back.</summary>
public sealed record OpenSittingPage(SessionHead Head, IReadOnlyList<SelectListItem> Expected, string? Held, OpenSittingForm Form);

/// <summary>Who is there.</summary>
public sealed record OpenSittingForm
{
    /// <summary>Those who are there, the president aside.</summary>
    [Display(Name = "Présents")]
    public IReadOnlyList<Guid>? Present { get; init; }

    /// <summary>Why the sitting opens although a voice is missing.</summary>
    [Display(Name = "Si un membre manque : motif de l’ouverture sans lui")]
    public string? Because { get; init; }

    /// <summary>Everybody with a seat, and whoever stands in for a candidate, is thought to be there.</summary>
    public static OpenSittingForm Of(JurySession session) => new() { Present = [.. session.Members.Where(member => !member.IsSubstitute || session.Expects(member)).Select(member => member.PersonId)] };
}

/// <summary>Checks of shape.</summary>
public sealed class OpenSittingFormValidator : AbstractValidator<OpenSittingForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public OpenSittingFormValidator() => RuleFor(form => form.Because).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
}
