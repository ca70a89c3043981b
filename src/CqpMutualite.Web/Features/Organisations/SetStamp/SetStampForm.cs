namespace CqpMutualite.Web.Features.Organisations.SetStamp;

[NeedsNoValidator("Its reception looks into the file.")]
public sealed record SetStampForm
{
    public IFormFile? File { get; init; }
}

public sealed record SetStampPage(OrganisationHead Organisation, SetStampForm Form);
