namespace CqpMutualite.Web.Features.Accounts.SuspendAccount;

/// <summary>The account to suspend; <paramref name="Suspended"/>: it is, and opens again.</summary>
public sealed record SuspendAccountPage(Guid Person, string Name, bool Suspended, SuspendAccountForm Form);
