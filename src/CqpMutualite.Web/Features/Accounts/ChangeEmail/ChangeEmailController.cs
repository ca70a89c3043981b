using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ChangeEmail;

/// <summary>
/// Asks for another address: a link goes to the new one, a warning to the present one. Nothing changes before the link is followed. What is answered is the
/// same whether somebody else has that address or not.
/// </summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Email)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ChangeEmailController(OwnAccount own, AddressLinks links) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show() => View("ChangeEmail", new ChangeEmailPage((await own.OfAsync(this)).Email, new ChangeEmailForm()));

    [HttpPost]
    public async Task<IActionResult> Ask([Bind(Prefix = "Form")] ChangeEmailForm form, CancellationToken cancellation)
    {
        var account = await own.OfAsync(this);
        if (await own.OpensAsync(this, account, form.Current) && string.Equals(form.Email!.Trim(), account.Email, StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("Form.Email", "Cette adresse est déjà la vôtre.");
        }

        if (!ModelState.IsValid)
        {
            return View("ChangeEmail", new ChangeEmailPage(account.Email, form));
        }

        own.Note(this, account, "Changement d’adresse demandé");
        await links.AskAsync(account, form.Email!.Trim(), cancellation);
        TempData.Toast($"Un lien est envoyé à {account.PendingEmail} : votre adresse change quand vous le suivez.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}
