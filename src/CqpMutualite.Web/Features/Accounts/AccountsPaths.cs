using Microsoft.AspNetCore.Http.Extensions;

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

    /// <summary>The link of the message: the account, and its token in base64url.</summary>
    public static string NewPasswordWith(Guid account, string token) =>
        NewPassword + new QueryBuilder { { "compte", account.ToString() }, { "jeton", token } };
}
