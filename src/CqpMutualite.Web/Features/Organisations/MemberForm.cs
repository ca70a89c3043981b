using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Somebody who will act for an organisation.</summary>
public sealed record MemberForm
{
    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    public string? FirstName { get; init; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    public string? Name { get; init; }

    /// <summary>E-mail address: the invitation goes there.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    /// <summary>Function.</summary>
    [Display(Name = "Fonction")]
    public string? JobTitle { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class MemberFormValidator : AbstractValidator<MemberForm>
{
    /// <summary>The checks.</summary>
    public MemberFormValidator()
    {
        RuleFor(form => form.FirstName).NotEmpty().WithMessage("Donnez le prénom.").MaximumLength(120).WithMessage("Le prénom tient en 120 signes.").Prints();
        RuleFor(form => form.Name).NotEmpty().WithMessage("Donnez le nom.").MaximumLength(60).WithMessage("Le nom tient en 60 signes.").Prints();
        RuleFor(form => form.Email).NotEmpty().WithMessage("Donnez l’adresse électronique.").MaximumLength(254).WithMessage("L’adresse tient en 254 signes.");
        RuleFor(form => form.Email).EmailAddress().When(form => !string.IsNullOrWhiteSpace(form.Email)).WithMessage("Cette adresse n’est pas complète : il faut un nom, @ et un domaine.");
        RuleFor(form => form.JobTitle).NotEmpty().WithMessage("Donnez la fonction.").MaximumLength(120).WithMessage("La fonction tient en 120 signes.").Prints();
    }
}

/// <summary>Gives somebody a capacity in an organisation.</summary>
public static class Joining
{
    /// <summary>
    /// Adds the person (or finds the holder of the address), the membership, and an account with its invitation when there is none, to the unit of work.
    /// Refuses beside <paramref name="prefix"/> an address that is somebody else's, or that has the capacity already.
    /// </summary>
    public static async Task<Joined> JoinAsync(AppDbContext db, Invitations invitations, Organisation organisation, Role role, MemberForm form, DateOnly today, ModelStateDictionary state, string prefix, CancellationToken cancellation)
    {
        var email = form.Email!.Trim();
        if (await invitations.HolderOfAsync(email, cancellation) is not { } holder)
        {
            var person = Person.Named(form.FirstName!, form.Name!, email, form.JobTitle);
            db.Add(person);
            db.Add(Membership.Of(person.Id, role, organisation.Id, today));
            invitations.Invite(person.Id, email, $"pour agir au nom de {organisation.Name}");
            return Joined.Invited;
        }

        var known = await db.People.AsNoTracking().SingleAsync(person => person.Id == holder, cancellation);
        if (!new[] { known.BirthName, known.UsedName }.Any(name => string.Equals(name, form.Name!.Trim(), StringComparison.CurrentCultureIgnoreCase)))
        {
            state.AddModelError(prefix + nameof(form.Email), "Cette adresse est celle d’un autre compte, à un autre nom.");
            return Joined.Refused;
        }

        if (await db.Memberships.AnyAsync(membership => membership.PersonId == holder && membership.OrganisationId == organisation.Id && membership.Role == role && (membership.Until == null || membership.Until >= today), cancellation))
        {
            state.AddModelError(prefix + nameof(form.Email), $"{known.Name} agit déjà en cette qualité ({RoleNames.Of(role)}) pour {organisation.Name}.");
            return Joined.Refused;
        }

        db.Add(Membership.Of(holder, role, organisation.Id, today));
        return Joined.Known;
    }

    /// <summary>The capacity of those who act for an organisation of that kind.</summary>
    public static Role MainRole(OrganisationKind kind) => kind == OrganisationKind.Company ? Role.CompanyHr : Role.TrainingOrganisation;
}

/// <summary>What became of a person to join.</summary>
public enum Joined
{
    /// <summary>Refused: the form says why.</summary>
    Refused,

    /// <summary>A new person, invited.</summary>
    Invited,

    /// <summary>Somebody who had an account: the capacity is added to it.</summary>
    Known,
}
