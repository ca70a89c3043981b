namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Links to the pages of accounts.</summary>
public static class AccountsPaths
{
    /// <summary>Sign in.</summary>
    public const string SignIn = "/connexion";

    /// <summary>Sign out (POST).</summary>
    public const string SignOut = "/deconnexion";

    /// <summary>Choose the active capacity (POST).</summary>
    public const string Capacity = "/capacite";

    /// <summary>Ask for a link to a new password.</summary>
    public const string ForgottenPassword = "/mot-de-passe-oublie";

    /// <summary>Choose a new password with a link received.</summary>
    public const string NewPassword = "/nouveau-mot-de-passe";
}
