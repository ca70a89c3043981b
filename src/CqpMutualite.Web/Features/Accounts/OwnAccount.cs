using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// One's own account on the pages that change it. What opens it is changed only by who knows its password: a session left open is not enough.
/// </summary>
public sealed class OwnAccount(AppDbContext db, UserManager<Account> accounts, SignInGuard guard, TimeProvider clock)
{
    public async Task<Account> OfAsync(Controller asked) => (await accounts.GetUserAsync(asked.User))!;

    /// <summary>Whether the form lacks nothing and <paramref name="typed"/> is the password; otherwise the sentence goes beside the field.</summary>
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

        if (await guard.AgainAsync(asked.User, account, typed, "Ce mot de passe n’est pas le vôtre.") is { } refusal)
        {
            asked.ModelState.AddModelError(Field, refusal);
            return false;
        }

        return true;
    }

    /// <summary>Writes an act in the history of the account; saved with the change itself.</summary>
    public void Note(Controller asked, Account account, string act) =>
        db.Record(account.PersonId, CurrentUser.From(asked.User)!.Actor(), act, clock.GetUtcNow());
}
