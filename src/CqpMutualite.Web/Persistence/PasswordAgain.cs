using System.Security.Claims;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// Signing asks for the password again, or for a fresh code from whoever came by a personal link: a session left open on a table signs nothing.
/// </summary>
public static class PasswordAgain
{
    /// <summary>
    /// Why that password signs nothing; null when it is the signer's. To be asked before anything is changed: a code that was used is saved with whatever is
    /// pending in the store.
    /// </summary>
    public static async Task<string?> RefusalAsync(this SignInManager<Account> signIn, ClaimsPrincipal signer, string? typed)
    {
        if (CurrentUser.From(signer) is { By: not null } user)
        {
            return "Une signature ne se donne jamais à la place d’une autre personne : "
                + (user.StandsIn
                    ? "elle signera à son retour, ou quelqu’un d’autre prendra sa place sur le dossier."
                    : "terminez la saisie, elle signera elle-même.");
        }

        if (CurrentUser.From(signer)?.LinkId is { } link)
        {
            return string.IsNullOrWhiteSpace(typed)
                ? "Donnez le code reçu par message : il vaut signature."
                : await signIn
                    .Context.RequestServices.GetRequiredService<PersonalLinks>()
                    .RefusalAsync(link, CodePurpose.Sign, typed, signIn.Context.RequestAborted);
        }

        if (string.IsNullOrEmpty(typed))
        {
            return "Donnez votre mot de passe pour signer.";
        }

        if (await signIn.UserManager.GetUserAsync(signer) is not { } account)
        {
            return "Votre compte n’existe plus.";
        }

        return await signIn.Context.RequestServices
            .GetRequiredService<SignInGuard>()
            .AgainAsync(signer, account, typed, "Ce mot de passe n’est pas le vôtre : rien n’est signé.");
    }
}
