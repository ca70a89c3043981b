namespace CqpMutualite.Web.Features.Jury.UnseatMember;

public sealed record UnseatMemberForm
{
    public Guid? PersonId { get; init; }
}
