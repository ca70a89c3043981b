using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>What opens an account is changed only by who knows its password: a session left open is not enough.</summary>
public static class CurrentPassword
{
    /// <summary>Whether that is the password of the account; otherwise the sentence goes beside the field. A wrong one counts towards the lockout.</summary>
    public static async Task<bool> IsAsync(SignInManager<Account> signIn, Account account, string? typed, ModelStateDictionary state, string field = "Form.Current")
    {
        if (string.IsNullOrEmpty(typed))
        {
            state.AddModelError(field, "Donnez votre mot de passe actuel.");
            return false;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, typed, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            state.AddModelError(field, result.IsLockedOut ? "Trop d’essais : réessayez dans dix minutes." : "Ce mot de passe n’est pas le vôtre.");
        }

        return result.Succeeded;
    }
}
