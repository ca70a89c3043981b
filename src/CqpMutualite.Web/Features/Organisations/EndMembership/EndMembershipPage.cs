namespace CqpMutualite.Web.Features.Organisations.EndMembership;

public sealed record EndMembershipPage(MemberDoor Door, EndMembershipForm Form);
