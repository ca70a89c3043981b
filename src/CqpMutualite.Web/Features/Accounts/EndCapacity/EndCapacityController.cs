using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

/// <summary>The administrator ends a capacity of the OEMM or of administration; an administrator stays.</summary>
[Requires(Permission.InviteColleagues)]
[Route(AccountsPaths.EndRoute)]
public sealed class EndCapacityController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, Guid capacity, CancellationToken cancellation) =>
        await LoadAsync(person, capacity, cancellation) is { } found ? View("EndCapacity", Page(found, new EndCapacityForm { LastDay = clock.Today() })) : NotFound();

    /// <summary>Ends it.</summary>
    [HttpPost]
    public async Task<IActionResult> End(Guid person, Guid capacity, [Bind(Prefix = "Form")] EndCapacityForm form, CancellationToken cancellation)
    {
        if (await LoadAsync(person, capacity, cancellation) is not { } found)
        {
            return NotFound();
        }

        if (form.LastDay is { } day && day < found.Membership.From)
        {
            ModelState.AddModelError("Form.LastDay", $"Cette qualité court depuis le {FrenchText.PlainDate(found.Membership.From)} : le dernier jour vient après.");
        }

        if (ModelState.IsValid && found.Membership.Role == Role.Administrator && !await AnotherAsync(found.Membership, form.LastDay!.Value, cancellation))
        {
            ModelState.AddModelError("", "C’est la dernière personne de l’administration : invitez-en d’abord une autre.");
        }

        if (!ModelState.IsValid)
        {
            return View("EndCapacity", Page(found, form));
        }

        found.Membership.End(form.LastDay!.Value);
        db.Record(person, CurrentUser.From(User)!.Actor(), $"Fin de qualité le {FrenchText.PlainDate(form.LastDay.Value)} : {RoleNames.Of(found.Membership.Role)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"{found.Person.Name}, {RoleNames.Of(found.Membership.Role)} : fin le {FrenchText.PlainDate(form.LastDay.Value)}.");
        return Redirect(AccountsPaths.Account(person));
    }

    private static EndCapacityPage Page((Membership Membership, Person Person) found, EndCapacityForm form) => new(found.Person.Id, found.Person.Name, RoleNames.Of(found.Membership.Role), form);

    private async Task<(Membership Membership, Person Person)?> LoadAsync(Guid person, Guid capacity, CancellationToken cancellation)
    {
        var today = clock.Today();
        var found = await (
            from membership in db.Memberships
            where membership.Id == capacity && membership.PersonId == person && (membership.Role == Role.Oemm || membership.Role == Role.Administrator) && (membership.Until == null || membership.Until >= today)
            join holder in db.People on membership.PersonId equals holder.Id
            select new { membership, holder }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.membership, found.holder);
    }

    private Task<bool> AnotherAsync(Membership ended, DateOnly lastDay, CancellationToken cancellation) => db.Memberships.AnyAsync(
        other => other.Role == Role.Administrator && other.PersonId != ended.PersonId && other.From <= lastDay && (other.Until == null || other.Until > lastDay), cancellation);
}

/// <summary>When.</summary>
public sealed record EndCapacityForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class EndCapacityFormValidator : AbstractValidator<EndCapacityForm>
{
    /// <summary>The checks.</summary>
    public EndCapacityFormValidator(TimeProvider clock) => RuleFor(form => form.LastDay).NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.")
        .Must(day => day is null || day <= clock.Today().AddYears(1)).WithMessage("Vérifiez l’année : le dernier jour se place dans l’année qui vient.");
}

/// <summary>The form.</summary>
public sealed record EndCapacityPage(Guid Person, string Name, string Capacity, EndCapacityForm Form);
