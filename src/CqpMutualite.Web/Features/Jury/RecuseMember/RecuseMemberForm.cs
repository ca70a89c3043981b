namespace CqpMutualite.Web.Features.Jury.RecuseMember;

public sealed record RecuseMemberForm
{
    public string? Reference { get; init; }
}
