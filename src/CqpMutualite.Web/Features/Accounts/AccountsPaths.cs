using Microsoft.AspNetCore.Http.Extensions;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Links to the pages of accounts.</summary>
public static class AccountsPaths
{
    public const string SignIn = "/connexion";

    /// <summary>Sign out (POST).</summary>
    public const string SignOut = "/deconnexion";

    /// <summary>Choose the active capacity (POST).</summary>
    public const string Capacity = "/capacite";

    /// <summary>Ask for a link to a new password.</summary>
    public const string ForgottenPassword = "/mot-de-passe-oublie";

    /// <summary>Choose a new password with a link received.</summary>
    public const string NewPassword = "/nouveau-mot-de-passe";

    /// <summary>Second step of the sign-in.</summary>
    public const string SecondStep = "/connexion/code";

    /// <summary>Sign in with a passkey (POST).</summary>
    public const string PasskeySignIn = "/connexion/cle";

    /// <summary>What a browser needs to sign in with a passkey (POST, JSON).</summary>
    public const string PasskeySignInOptions = "/connexion/cle/options";

    /// <summary>Route: sign in by the directory of an organisation.</summary>
    public const string DirectoryRoute = "/connexion/annuaire/{directory}";

    /// <summary>Where whoever comes back from one is recognised.</summary>
    public const string DirectoryEntry = "/connexion/annuaire-entree";

    /// <summary>The door, which says that a directory opened nothing.</summary>
    public const string DirectoryRefused = SignIn + "?annuaire=refus";

    public const string Profile = "/mon-compte";

    /// <summary>How often one is written to (POST).</summary>
    public const string Pace = "/mon-compte/messages";

    /// <summary>Route: one's sessions and convocations, for a calendar that subscribes; read without signing in.</summary>
    public const string AgendaRoute = "/agendas/{token}.ics";

    /// <summary>Replace the address of one's calendar (POST).</summary>
    public const string RenewAgenda = "/mon-compte/agenda";

    /// <summary>Where one reads the address of one's calendar.</summary>
    public const string OwnAgenda = Profile + "#agenda";

    /// <summary>End one of one's sessions (POST).</summary>
    public const string CloseSession = "/mon-compte/sessions/fin";

    /// <summary>End them all (POST).</summary>
    public const string SignOutEverywhere = "/mon-compte/sessions/fin-partout";

    /// <summary>Where one reads one's sessions.</summary>
    public const string OwnSessions = Profile + "#sessions";

    public const string Password = "/mon-compte/mot-de-passe";

    public const string Email = "/mon-compte/adresse";

    /// <summary>Confirm a new address with the link received there.</summary>
    public const string EmailConfirmation = "/adresse-nouvelle";

    public const string TwoStep = "/mon-compte/deux-etapes";

    public const string TwoStepApplication = "/mon-compte/deux-etapes/application";

    public const string Passkeys = "/mon-compte/cles";

    /// <summary>What a browser needs to make a passkey (POST, JSON).</summary>
    public const string PasskeyOptions = "/mon-compte/cles/options";

    /// <summary>Route: remove a passkey (POST).</summary>
    public const string RemovePasskeyRoute = "/mon-compte/cles/{key}/retrait";

    public const string List = "/comptes";

    /// <summary>The accounts, for a spreadsheet.</summary>
    public const string ListCsv = List + ".csv";

    /// <summary>The accounts, as a workbook.</summary>
    public const string ListXlsx = List + ".xlsx";

    public const string AccountRoute = "/comptes/{person:guid}";

    /// <summary>Route: suspend an account, or let it in again.</summary>
    public const string SuspensionRoute = AccountRoute + "/suspension";

    /// <summary>Invite a colleague of the OEMM or another administrator.</summary>
    public const string Invitation = "/comptes/invitation";

    /// <summary>Route: end a capacity of the OEMM or of administration.</summary>
    public const string EndRoute = AccountRoute + "/qualites/{capacity:guid}/fin";

    /// <summary>Route: the new name of a person.</summary>
    public const string NameRoute = "/personnes/{person:guid}/nom";

    /// <summary>Route: the address of somebody who never came in.</summary>
    public const string AddressRoute = "/personnes/{person:guid}/adresse";

    /// <summary>The address of somebody who never came in, then back.</summary>
    public static string Address(Guid person, string back) => $"/personnes/{person}/adresse" + new QueryBuilder { { "retour", back } };

    /// <summary>One's sessions and convocations, for a calendar that subscribes.</summary>
    public static string Agenda(string token) => $"/agendas/{token}.ics";

    /// <summary>Sign in by that directory, then where the person was going.</summary>
    public static string Directory(string key, string? returnUrl) => $"/connexion/annuaire/{key}" + Then(returnUrl);

    /// <summary>Where that directory sends its answer.</summary>
    public static string DirectoryAnswer(string key) => $"/connexion/annuaire/{key}/retour";

    /// <summary>Where it leads back whoever signed out.</summary>
    public static string DirectoryLeft(string key) => $"/connexion/annuaire/{key}/fin";

    /// <summary>Where whoever comes back from one is recognised, then where they were going.</summary>
    public static string DirectoryEntryThen(string? returnUrl) => DirectoryEntry + Then(returnUrl);

    public static string RemovePasskey(string key) => $"/mon-compte/cles/{key}/retrait";

    public static string Account(Guid person) => $"/comptes/{person}";

    public static string Suspension(Guid person) => $"/comptes/{person}/suspension";

    public static string End(Guid person, Guid capacity) => $"/comptes/{person}/qualites/{capacity}/fin";

    /// <summary>The new name of a person.</summary>
    public static string Name(Guid person) => $"/personnes/{person}/nom";

    /// <summary>The door, for somebody whose session ended before what they sent came: it says so, then leads back to their page.</summary>
    public static string SignInAgain(string returnUrl) => SignIn + new QueryBuilder { { "retour", returnUrl }, { "perdu", "true" } };

    /// <summary>Second step, then where the person was going.</summary>
    public static string SecondStepThen(string? returnUrl) => SecondStep + Then(returnUrl);

    /// <summary>The link of the message that confirms an address.</summary>
    public static string EmailConfirmationWith(Guid account, string token) =>
        EmailConfirmation + new QueryBuilder { { "compte", account.ToString() }, { "jeton", token } };

    /// <summary>The link of the message: the account, and its token in base64url.</summary>
    public static string NewPasswordWith(Guid account, string token) =>
        NewPassword + new QueryBuilder { { "compte", account.ToString() }, { "jeton", token } };

    private static QueryBuilder Then(string? returnUrl) => returnUrl is null ? [] : new QueryBuilder { { "retour", returnUrl } };
}
