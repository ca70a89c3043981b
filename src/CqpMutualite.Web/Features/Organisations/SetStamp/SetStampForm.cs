namespace CqpMutualite.Web.Features.Organisations.SetStamp;

public sealed record SetStampForm
{
    public IFormFile? File { get; init; }
}

public sealed record SetStampPage(OrganisationHead Organisation, SetStampForm Form);
