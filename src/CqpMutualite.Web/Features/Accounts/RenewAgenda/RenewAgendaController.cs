using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.RenewAgenda;

/// <summary>
/// The address of one's calendar is replaced: whoever had it reads nothing more. The other sessions of the account close, for they share its stamp.
/// </summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.RenewAgenda)]
public sealed class RenewAgendaController(OwnAccount own, SignInManager<Account> signIn) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Renew()
    {
        var account = await own.OfAsync(this);
        own.Note(this, account, "Adresse de l’agenda remplacée");
        await signIn.UserManager.UpdateSecurityStampAsync(account);
        await signIn.RefreshSignInAsync(account);
        TempData.Toast("L’adresse de votre agenda est remplacée ; vos autres sessions se ferment.");
        return LocalRedirect(AccountsPaths.OwnAgenda);
    }
}
