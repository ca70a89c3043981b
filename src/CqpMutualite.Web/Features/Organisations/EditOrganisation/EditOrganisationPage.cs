namespace CqpMutualite.Web.Features.Organisations.EditOrganisation;

public sealed record EditOrganisationPage(OrganisationHead Organisation, IdentityForm Form);
