namespace CqpMutualite.Web.Features.Jury.UnseatMember;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record UnseatMemberForm
{
    public Guid? PersonId { get; init; }
}
