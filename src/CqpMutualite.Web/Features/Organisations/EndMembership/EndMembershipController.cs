using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>Ends somebody's capacity in an organisation. The last one who acts for it stays, as does an evaluator still counted on.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.EndRoute)]
public sealed class EndMembershipController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, Guid membership, CancellationToken cancellation) =>
        await MemberDoor.LoadAsync(db, CurrentUser.From(User)!, organisation, membership, clock.Today(), cancellation) is { } door
            ? View("EndMembership", new EndMembershipPage(door, new EndMembershipForm { LastDay = clock.Today() }))
            : NotFound();

    /// <summary>Ends it.</summary>
    [HttpPost]
    public async Task<IActionResult> End(Guid organisation, Guid membership, [Bind(Prefix = "Form")] EndMembershipForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await MemberDoor.LoadAsync(db, user, organisation, membership, clock.Today(), cancellation) is not { } door)
        {
            return NotFound();
        }

        if (form.LastDay is { } day && day < door.Membership.From)
        {
            ModelState.AddModelError("Form.LastDay", $"Cette personne est arrivée le {FrenchText.PlainDate(door.Membership.From)} : le dernier jour vient après.");
        }

        if (ModelState.IsValid && await RefusalAsync(door, form.LastDay!.Value, cancellation) is { } refusal)
        {
            ModelState.Refuse(refusal);
        }

        if (!ModelState.IsValid)
        {
            return View("EndMembership", new EndMembershipPage(door, form));
        }

        door.Membership.End(form.LastDay!.Value);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"{door.Words} : fin le {FrenchText.PlainDate(form.LastDay.Value)}.");
        return Redirect(door.Membership.PersonId == user.PersonId && form.LastDay < clock.Today() ? "/" : OrganisationDoor.PathOf(user, door.Organisation));
    }

    private async Task<Domain.Common.Refusal?> RefusalAsync(MemberDoor door, DateOnly lastDay, CancellationToken cancellation)
    {
        var (id, person, role, organisation) = (door.Membership.Id, door.Membership.PersonId, door.Membership.Role, door.Organisation.Id);
        if (role == Joining.MainRole(door.Organisation.Kind)
            && !await db.Memberships.AnyAsync(other => other.Id != id && other.OrganisationId == organisation && other.Role == role && other.From <= lastDay && (other.Until == null || other.Until > lastDay), cancellation))
        {
            return OrganisationRefusals.LastMember;
        }

        var files = role != Role.Evaluator ? 0 : await db.Files.CountAsync(
            file => file.EmployerId == organisation && file.Turn != Domain.Files.Turn.Nobody && file.Evaluation.CompletedOn == null && file.Assignments.Any(assignment => assignment.PersonId == person && assignment.Until == null), cancellation);
        return files > 0 ? OrganisationRefusals.StillEvaluates(files) : null;
    }
}

/// <summary>When.</summary>
public sealed record EndMembershipForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class EndMembershipFormValidator : AbstractValidator<EndMembershipForm>
{
    /// <summary>The checks.</summary>
    public EndMembershipFormValidator(TimeProvider clock) => RuleFor(form => form.LastDay).NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.")
        .Must(day => day is null || day <= clock.Today().AddYears(1)).WithMessage("Vérifiez l’année : le dernier jour se place dans l’année qui vient.");
}

/// <summary>The form.</summary>
public sealed record EndMembershipPage(MemberDoor Door, EndMembershipForm Form);
