using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.Passkeys;

/// <summary>One's passkeys: those in place, and a new one made by the browser.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Passkeys)]
public sealed class PasskeysController(OwnAccount own, SignInManager<Account> signIn) : Controller
{
    private const int Most = 20;

    private readonly UserManager<Account> accounts = signIn.UserManager;

    [HttpGet]
    public async Task<IActionResult> Show() => View("Passkeys", await PasskeysPage.LoadAsync(accounts, await own.OfAsync(this), new PasskeyForm()));

    [HttpPost]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] PasskeyForm form)
    {
        var account = await own.OfAsync(this);
        var key = ModelState.IsValid ? await ReadAsync(account, form) : null;
        if (key is null)
        {
            return View("Passkeys", await PasskeysPage.LoadAsync(accounts, account, form));
        }

        key.Name = form.Name!.Trim();
        own.Note(this, account, "Clé d’accès ajoutée");
        await accounts.AddOrUpdatePasskeyAsync(account, key);
        TempData.Toast("Clé d’accès enregistrée.");
        return LocalRedirect(AccountsPaths.Passkeys);
    }

    // null, with the reason above the form, when there is none to keep
    private async Task<UserPasskeyInfo?> ReadAsync(Account account, PasskeyForm form)
    {
        // a key opens every capacity of the account, which the directory of one organisation does not
        if (CurrentUser.From(User) is { DirectoryId: not null })
        {
            ModelState.AddModelError("", "Une clé d’accès s’ajoute depuis une session ouverte avec votre mot de passe.");
            return null;
        }

        if (string.IsNullOrEmpty(form.Credential))
        {
            ModelState.AddModelError("", "Votre navigateur n’a pas donné de clé. Acceptez sa demande ; si rien n’apparaît, cet appareil ne sait pas en créer.");
            return null;
        }

        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
        {
            ModelState.AddModelError("", $"Un compte a {Most} clés au plus : retirez-en une d’abord.");
            return null;
        }

        var attestation = await signIn.PerformPasskeyAttestationAsync(form.Credential);
        if (!attestation.Succeeded)
        {
            ModelState.AddModelError("", "La clé n’a pas pu être vérifiée. Recommencez : la demande ne sert qu’une fois, pendant cinq minutes.");
        }

        return attestation.Succeeded ? attestation.Passkey : null;
    }
}
