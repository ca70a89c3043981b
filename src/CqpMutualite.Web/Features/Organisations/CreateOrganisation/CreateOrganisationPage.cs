using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Accounts;

namespace CqpMutualite.Web.Features.Organisations.CreateOrganisation;

/// <summary>The form.</summary>
public sealed record CreateOrganisationPage(OrganisationKind Kind, IdentityForm Form, MemberForm First)
{
    /// <summary>It is a company.</summary>
    public bool Company => Kind == OrganisationKind.Company;

    /// <summary>Where one comes from.</summary>
    public string Directory => Company ? OrganisationsPaths.Companies : OrganisationsPaths.Trainers;
}
