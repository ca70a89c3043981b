namespace CqpMutualite.Web.Features.Accounts.TwoStep;

/// <summary>Where the two-step sign-in stands.</summary>
/// <param name="Enabled">A code is asked for.</param>
/// <param name="CodesLeft">Recovery codes not yet used.</param>
/// <param name="Required">The settings ask for it in the active capacity.</param>
/// <param name="Form">The password.</param>
public sealed record TwoStepPage(bool Enabled, int CodesLeft, bool Required, TwoStepForm Form);
