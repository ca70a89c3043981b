namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

public sealed record SubmitRegistrationForm
{
    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }
}
