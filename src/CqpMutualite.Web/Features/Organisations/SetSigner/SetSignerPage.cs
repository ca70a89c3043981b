namespace CqpMutualite.Web.Features.Organisations.SetSigner;

public sealed record SetSignerPage(MemberDoor Door, SetSignerForm Form);
