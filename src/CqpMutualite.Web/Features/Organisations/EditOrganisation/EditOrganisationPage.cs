namespace CqpMutualite.Web.Features.Organisations.EditOrganisation;

/// <summary>The form.</summary>
public sealed record EditOrganisationPage(OrganisationHead Organisation, IdentityForm Form);
