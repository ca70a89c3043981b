namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

[NeedsNoValidator("Nothing is typed.")]
public sealed record SubmitRegistrationForm
{
    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }
}
