namespace CqpMutualite.Web.Features.Accounts.ChangeName;

public sealed record ChangeNamePage(string Present, ChangeNameForm Form);
