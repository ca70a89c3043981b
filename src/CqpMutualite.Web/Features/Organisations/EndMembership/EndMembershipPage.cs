namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>The form.</summary>
public sealed record EndMembershipPage(MemberDoor Door, EndMembershipForm Form);
