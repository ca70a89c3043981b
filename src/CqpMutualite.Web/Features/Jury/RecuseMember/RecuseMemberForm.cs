namespace CqpMutualite.Web.Features.Jury.RecuseMember;

/// <summary>Which file.</summary>
public sealed record RecuseMemberForm
{
    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }
}
