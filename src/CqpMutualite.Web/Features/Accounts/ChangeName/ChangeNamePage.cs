namespace CqpMutualite.Web.Features.Accounts.ChangeName;

/// <summary>The page.</summary>
public sealed record ChangeNamePage(string Present, ChangeNameForm Form);
