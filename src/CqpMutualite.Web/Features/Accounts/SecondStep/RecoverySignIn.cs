using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>The second step by a recovery code, written in the history of the account.</summary>
public sealed class RecoverySignIn(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock)
{
    public async Task<bool> SignInAsync(Account account, string code)
    {
        if (!(await signIn.TwoFactorRecoveryCodeSignInAsync(code)).Succeeded)
        {
            return false;
        }

        db.Record(account.PersonId, new Actor(account.PersonId, "à la connexion"), "Code de secours employé", clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    }
}
