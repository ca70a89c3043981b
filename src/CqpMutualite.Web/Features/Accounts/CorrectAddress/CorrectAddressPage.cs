namespace CqpMutualite.Web.Features.Accounts.CorrectAddress;

/// <summary>The page; <paramref name="State"/> says why the address is not corrected here.</summary>
public sealed record CorrectAddressPage(string Name, string? Present, string? State, CorrectAddressForm Form);
