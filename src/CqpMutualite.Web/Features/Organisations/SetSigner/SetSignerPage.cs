namespace CqpMutualite.Web.Features.Organisations.SetSigner;

/// <summary>The form.</summary>
public sealed record SetSignerPage(MemberDoor Door, SetSignerForm Form);
