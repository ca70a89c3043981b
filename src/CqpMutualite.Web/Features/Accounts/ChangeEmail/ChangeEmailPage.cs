namespace CqpMutualite.Web.Features.Accounts.ChangeEmail;

/// <summary>The page.</summary>
public sealed record ChangeEmailPage(string? Present, ChangeEmailForm Form);
