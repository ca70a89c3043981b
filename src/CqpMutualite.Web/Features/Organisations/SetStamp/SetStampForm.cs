namespace CqpMutualite.Web.Features.Organisations.SetStamp;

/// <summary>What is posted.</summary>
public sealed record SetStampForm
{
    /// <summary>The image.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>The form.</summary>
public sealed record SetStampPage(OrganisationHead Organisation, SetStampForm Form);
