namespace CqpMutualite.Web.Features.Accounts.ChangePassword;

public sealed record ChangePasswordPage(ChangePasswordForm Form);
