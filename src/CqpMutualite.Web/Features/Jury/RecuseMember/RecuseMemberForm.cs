namespace CqpMutualite.Web.Features.Jury.RecuseMember;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record RecuseMemberForm
{
    public string? Reference { get; init; }
}
