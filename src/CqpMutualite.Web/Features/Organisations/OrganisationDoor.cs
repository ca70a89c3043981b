using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Loads an organisation that the user may see, and the links around it.</summary>
public static class OrganisationDoor
{
    /// <summary>The organisation, tracked with its contacts and approvals; null when it does not exist for the user. One query.</summary>
    public static Task<Organisation?> OrganisationOfAsync(this AppDbContext db, CurrentUser user, Guid organisation, CancellationToken cancellation) =>
        db.OrganisationsVisibleTo(user.Reader).Include(found => found.Contacts).Include(found => found.Approvals).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == organisation, cancellation);

    /// <summary>The page of the organisation: one's own has its place in the menu.</summary>
    public static string PathOf(CurrentUser user, OrganisationHead organisation) => (user.OrganisationId == organisation.Id, organisation.Kind) switch
    {
        (true, OrganisationKind.Company) => OrganisationsPaths.CompanyTeam,
        (true, OrganisationKind.TrainingOrganisation) => OrganisationsPaths.TrainingTeam,
        _ => OrganisationsPaths.Organisation(organisation.Id),
    };

    /// <summary>« Entreprises / Mutuelle Horizon / Interlocuteur »; without the directory for those who do not have it.</summary>
    public static IReadOnlyList<Crumb> Crumbs(CurrentUser user, OrganisationHead organisation, params string[] tail)
    {
        List<Crumb> crumbs =
            user.OrganisationId == organisation.Id
                ? []
                :
                [
                    organisation.Kind == OrganisationKind.Company
                        ? new("Entreprises", OrganisationsPaths.Companies)
                        : new("Organismes de formation", OrganisationsPaths.Trainers),
                ];
        return [.. crumbs, new(organisation.Name, tail.Length == 0 ? null : PathOf(user, organisation)), .. tail.Select(text => new Crumb(text))];
    }
}

/// <summary>What the pages around an organisation say of it.</summary>
public sealed record OrganisationHead(Guid Id, string Name, OrganisationKind Kind, string? StampHash)
{
    public static implicit operator OrganisationHead(Organisation organisation) =>
        new(organisation.Id, organisation.Name, organisation.Kind, organisation.StampHash);
}
