using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>The second step by a recovery code. The framework counts wrong codes of the application, not wrong recovery codes: they count here.</summary>
public sealed class RecoverySignIn(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock)
{
    public async Task<SignInResult> SignInAsync(Account account, string code)
    {
        if (await signIn.UserManager.IsLockedOutAsync(account))
        {
            return SignInResult.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            db.Record(account.PersonId, new Actor(account.PersonId, "à la connexion"), "Code de secours employé", clock.GetUtcNow());
            await db.SaveChangesAsync();
            return result;
        }

        await signIn.UserManager.AccessFailedAsync(account);
        return await signIn.UserManager.IsLockedOutAsync(account) ? SignInResult.LockedOut : result;
    }
}
