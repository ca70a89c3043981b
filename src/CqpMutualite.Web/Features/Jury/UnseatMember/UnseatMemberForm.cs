namespace CqpMutualite.Web.Features.Jury.UnseatMember;

/// <summary>Which member.</summary>
public sealed record UnseatMemberForm
{
    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }
}
