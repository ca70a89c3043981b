using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.InviteColleague;

/// <summary>The invitation of a colleague: a capacity for some days, and the body of the certifier that it is for.</summary>
internal sealed class ColleagueInvitation(AppDbContext db, Invitations invitations, CurrentUser user, DateTimeOffset now)
{
    private IQueryable<Organisation> Certifiers => db.Organisations.Where(organisation => organisation.Kind == OrganisationKind.Certifier);

    /// <summary>The body of the last colleague who came; null in an empty base.</summary>
    public Task<string?> BodyOfColleaguesAsync(CancellationToken cancellation) => (
        from membership in db.Memberships
        where membership.Role == Role.Oemm
        join organisation in Certifiers on membership.OrganisationId equals organisation.Id
        orderby membership.From descending
        select organisation.Name).FirstOrDefaultAsync(cancellation);

    /// <summary>Gives the capacity and posts the invitation, and saves; null, said in <paramref name="state"/>, when it is refused.</summary>
    public async Task<Guest?> SendAsync(MemberForm form, ColleagueForm colleague, ModelStateDictionary state, CancellationToken cancellation)
    {
        var (role, body) = (colleague.Role!.Value, colleague.Organisation?.Trim());
        var reason = role == Role.Oemm ? $"pour agir au nom de {body}" : "pour administrer les comptes";
        if (await invitations.WelcomeAsync(form, reason, user.PersonId, state, "Form.", cancellation) is not { } guest)
        {
            return null;
        }

        if (guest.Known && await HasAsync(guest.Person.Id, role, colleague, cancellation))
        {
            state.AddModelError("Form.Email", $"{guest.Person.Name} a déjà cette qualité ({RoleNames.Of(role)}) pour une partie de ces jours.");
            return null;
        }

        var membership = Membership.Of(guest.Person.Id, role, role == Role.Oemm ? await CertifierAsync(body!, cancellation) : null, colleague.From!.Value);
        if (colleague.Until is { } lastDay)
        {
            membership.End(lastDay);
        }

        db.Add(membership);
        db.Record(guest.Person.Id, user.Actor(), $"Qualité ouverte : {RoleNames.Of(role)}", now);
        return await invitations.SavedAsync(state, "Form.", cancellation) ? guest : null;
    }

    private Task<bool> HasAsync(Guid person, Role role, ColleagueForm colleague, CancellationToken cancellation)
    {
        var (from, until) = (colleague.From!.Value, colleague.Until);
        return db.Memberships.AnyAsync(
            other => other.PersonId == person && other.Role == role && (other.Until == null || other.Until >= from) && (until == null || other.From <= until),
            cancellation);
    }

    // the body of the certifier of that name; an empty base has none yet
    private async Task<Guid> CertifierAsync(string name, CancellationToken cancellation)
    {
        var known = await Certifiers.AsNoTracking().Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancellation);
        if (known.Find(organisation => string.Equals(organisation.Name, name, StringComparison.CurrentCultureIgnoreCase)) is { } found)
        {
            return found.Id;
        }

        var created = Organisation.Create(name, OrganisationKind.Certifier);
        db.Add(created);
        return created.Id;
    }
}
