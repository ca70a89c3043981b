namespace CqpMutualite.Web.Features.Accounts.ChangePassword;

/// <summary>The page.</summary>
public sealed record ChangePasswordPage(ChangePasswordForm Form);
