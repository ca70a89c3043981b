namespace CqpMutualite.Web.Features.Accounts.ConfirmEmail;

/// <summary>The address to confirm, with the link.</summary>
public sealed record ConfirmEmailPage(string Address, Guid AccountId, string Token);
