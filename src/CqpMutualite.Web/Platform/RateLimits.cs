namespace CqpMutualite.Web.Platform;

/// <summary>Names of the limits by address of the caller; their figures are settings.</summary>
public static class RateLimits
{
    /// <summary>Pages where somebody says who they are.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Public verification of a certificate.</summary>
    public const string Verification = "verification";
}
