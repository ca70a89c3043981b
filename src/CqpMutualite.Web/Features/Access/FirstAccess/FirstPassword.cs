using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CqpMutualite.Web.Features.Access.FirstAccess;

/// <summary>The password chosen with the code of a letter. Wrong codes slow down as wrong passwords do.</summary>
internal sealed class FirstPassword(UserManager<Account> accounts, FirstAccessCodes codes, SignInGuard guard)
{
    // the same whatever was wrong
    private const string Refused = "L’identifiant ou le code ne convient pas, ou le code a déjà servi. Recopiez-les tels qu’ils sont sur la lettre.";

    /// <summary>False, said in <paramref name="state"/>, when it is refused.</summary>
    public async Task<bool> ChosenAsync(HttpContext http, FirstAccessForm form, ModelStateDictionary state, CancellationToken cancellation)
    {
        var even = EvenTime.OfSignIn();
        var account = await accounts.FindByNameAsync(form.Identifier!.Trim());
        var admission = await guard.AskAsync(http, account, form.Identifier!);
        if (!admission.Attempt.MayGoOn)
        {
            await even.PassedAsync();
            state.AddModelError("", $"Trop d’essais : réessayez dans {admission.Attempt.Words}.");
            return false;
        }

        if (account is null || await codes.FindAsync(account.PersonId, form.Code!, cancellation) is not { } access)
        {
            await guard.RefuseAsync(account, admission.Attempt, SignInFailure.Letter);
            await even.PassedAsync();
            state.AddModelError("", Refused);
            return false;
        }

        await guard.AcceptAsync(admission);

        // a password that does not suit leaves the code as it is
        var errors = new List<IdentityError>();
        foreach (var validator in accounts.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(accounts, account, form.Password)).Errors);
        }

        if (errors.Count == 0)
        {
            // saved together: the code has served if and only if the password is the new one
            codes.Use(access, form.Code!);
            errors.AddRange((await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), form.Password!)).Errors);
        }

        if (errors.Count > 0)
        {
            errors.ForEach(error => state.AddModelError(nameof(form.Password), error.Description));
            return false;
        }

        return true;
    }
}
