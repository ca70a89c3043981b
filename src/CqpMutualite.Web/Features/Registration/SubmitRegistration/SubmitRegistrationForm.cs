namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

/// <summary>What is sent.</summary>
public sealed record SubmitRegistrationForm
{
    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }
}
