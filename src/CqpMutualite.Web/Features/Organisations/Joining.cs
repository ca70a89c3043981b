using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Gives somebody a capacity in an organisation.</summary>
public static class Joining
{
    /// <summary>
    /// Adds the person (or finds the holder of the address), the membership, and an account with its invitation when there is none, to the unit of work.
    /// Refuses beside <paramref name="prefix"/> an address that is somebody else's, or that has the capacity already.
    /// </summary>
    public static async Task<Joined> JoinAsync(
        OrganisationActing begun,
        Invitations invitations,
        Role role,
        MemberForm form,
        ModelStateDictionary state,
        string prefix,
        CancellationToken cancellation)
    {
        var (db, organisation, today) = (begun.Db, begun.Organisation, begun.Today);
        if (await invitations.WelcomeAsync(form, $"pour agir au nom de {organisation.Name}", begun.User.PersonId, state, prefix, cancellation) is not { } guest)
        {
            return Joined.Refused;
        }

        var capacities = db.Memberships.Where(known => known.PersonId == guest.Person.Id && known.OrganisationId == organisation.Id && known.Role == role);
        if (guest.Known && await capacities.AnyAsync(known => known.Until == null || known.Until >= today, cancellation))
        {
            state.AddModelError(
                prefix + nameof(form.Email),
                $"{guest.Person.Name} agit déjà en cette qualité ({RoleNames.Of(role)}) pour {organisation.Name}."
            );
            return Joined.Refused;
        }

        db.Add(Membership.Of(guest.Person.Id, role, organisation.Id, today));
        return guest.Known ? Joined.Known : Joined.Invited;
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
