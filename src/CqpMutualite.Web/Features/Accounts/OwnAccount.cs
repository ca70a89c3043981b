using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// One's own account on the pages that change it. What opens it is changed only by who knows its password: a session left open is not enough.
/// </summary>
public sealed class OwnAccount(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock)
{
    public async Task<Account> OfAsync(Controller asked) => (await signIn.UserManager.GetUserAsync(asked.User))!;

    /// <summary>
    /// Whether the form lacks nothing and <paramref name="typed"/> is the password; otherwise the sentence goes beside the field. A wrong one counts
    /// towards the
    /// lockout.
    /// </summary>
    public async Task<bool> OpensAsync(Controller asked, Account account, string? typed)
    {
        const string Field = "Form.Current";
        if (!asked.ModelState.IsValid)
        {
            return false;
        }

        if (string.IsNullOrEmpty(typed))
        {
            asked.ModelState.AddModelError(Field, "Donnez votre mot de passe actuel.");
            return false;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, typed, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            asked.ModelState.AddModelError(Field, result.IsLockedOut ? "Trop d’essais : réessayez dans dix minutes." : "Ce mot de passe n’est pas le vôtre.");
        }

        return result.Succeeded;
    }

    /// <summary>Writes an act in the history of the account; saved with the change itself.</summary>
    public void Note(Controller asked, Account account, string act) =>
        db.Record(account.PersonId, CurrentUser.From(asked.User)!.Actor(), act, clock.GetUtcNow());
}
