namespace CqpMutualite.Web.Features.Accounts.ChangeEmail;

public sealed record ChangeEmailPage(string? Present, ChangeEmailForm Form);
