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
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.OpenSitting;

/// <summary>A member opens the sitting, says who is there and who of them presides.</summary>
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
            var turn = SessionRules.TurnOf(head.Panel, await db.LastPresidencyAsync(head.Session, cancellation));
            var rules = new OpeningRules(head.Panel, await db.SettingAsync(OemmSettings.Quorum, cancellation), turn);
            var outcome = head.Session.Open(new SittingOpening(user.PersonId, form.PresidentId, form.Present ?? [], form.Because, form.TurnBecause), rules, clock.Today(), clock.GetUtcNow());
            ModelState.Refuse(outcome);
            await db.NoteFilesAsync(head, user.Actor(), outcome, clock.GetUtcNow(), cancellation);
        }

        if (ModelState.IsValid && await db.SavedAsync(ModelState, cancellation))
        {
            TempData.Toast(head.Session.President!.PersonId == user.PersonId ? "La séance est ouverte : vous présidez." : "La séance est ouverte ; le président est désigné.");
            return Redirect(JuryPaths.Sitting(session));
        }

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh ? await PageAsync(user, fresh, form, cancellation) : NotFound();
    }

    private async Task<IActionResult> PageAsync(CurrentUser user, SessionHead head, OpenSittingForm form, CancellationToken cancellation)
    {
        var people = await JuryPeople.LoadAsync(db, head.Session, clock.Today(), cancellation);
        var last = await db.LastPresidencyAsync(head.Session, cancellation);
        var may = head.Session.MayOpen(user.PersonId, clock.Today());
        return View("OpenSitting", new OpenSittingPage(
            head,
            [.. head.Session.Members.Where(member => member.PersonId != user.PersonId).OrderBy(member => member.College).Select(member => ChoiceOf(people, member))],
            [.. head.Session.Members.Where(member => member.Votes).OrderBy(member => member.College).Select(member => ChoiceOf(people, member))],
            SessionRules.TurnOf(head.Panel, last),
            may.IsAccepted ? null : may.Refusals[0].Message,
            form));
    }

    private static SelectListItem ChoiceOf(JuryPeople people, JuryMember member) =>
        new($"{people.Of(member.PersonId).Line} ({JuryWords.Of(member.College).ToLowerInvariant()}{(member.IsSubstitute ? ", suppléant" : "")})", member.PersonId.ToString());
}

/// <summary>Those expected, those who may preside, whose turn it is, and what holds the opening back.</summary>
public sealed record OpenSittingPage(SessionHead Head, IReadOnlyList<SelectListItem> Expected, IReadOnlyList<SelectListItem> Members, College? Turn, string? Held, OpenSittingForm Form);

/// <summary>Who is there.</summary>
public sealed record OpenSittingForm
{
    /// <summary>Those who are there, beside whoever opens.</summary>
    [Display(Name = "Présents, avec vous")]
    public IReadOnlyList<Guid>? Present { get; init; }

    /// <summary>Why the sitting opens although a voice is missing.</summary>
    [Display(Name = "Si un membre manque : motif de l’ouverture sans lui")]
    public string? Because { get; init; }

    /// <summary>Who presides.</summary>
    [Display(Name = "Président, désigné parmi les présents")]
    public Guid? PresidentId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Si ce n’est pas le tour de son collège : motif")]
    public string? TurnBecause { get; init; }

    /// <summary>The president proposed; everybody with a seat, and whoever stands in for a candidate, is thought to be there.</summary>
    public static OpenSittingForm Of(JurySession session) => new()
    {
        Present = [.. session.Members.Where(member => !member.IsSubstitute || session.Expects(member)).Select(member => member.PersonId)],
        PresidentId = session.President?.PersonId,
        TurnBecause = session.PresidencyBecause,
    };
}

/// <summary>Checks of shape.</summary>
public sealed class OpenSittingFormValidator : AbstractValidator<OpenSittingForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public OpenSittingFormValidator()
    {
        RuleFor(form => form.Because).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
        RuleFor(form => form.TurnBecause).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
    }
}
