using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Accounts;

namespace CqpMutualite.Web.Features.Organisations.CreateOrganisation;

public sealed record CreateOrganisationPage(OrganisationKind Kind, IdentityForm Form, MemberForm First)
{
    public bool Company => Kind == OrganisationKind.Company;

    public string Directory => Company ? OrganisationsPaths.Companies : OrganisationsPaths.Trainers;
}
