using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Accounts.Passkeys;

/// <summary>One's passkeys: those in place, and a new one made by the browser.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Passkeys)]
public sealed class PasskeysController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    private const int Most = 20;

    /// <summary>The keys.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("Passkeys", await PageAsync(new PasskeyForm()));

    /// <summary>Keeps the key that the browser made.</summary>
    [HttpPost]
    public async Task<IActionResult> Add([Bind(Prefix = "Form")] PasskeyForm form)
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        if (!ModelState.IsValid)
        {
            return View("Passkeys", await PageAsync(form));
        }

        if (string.IsNullOrEmpty(form.Credential))
        {
            ModelState.AddModelError("", "Votre navigateur n’a pas donné de clé. Acceptez sa demande ; si rien n’apparaît, cet appareil ne sait pas en créer.");
            return View("Passkeys", await PageAsync(form));
        }

        if ((await signIn.UserManager.GetPasskeysAsync(account)).Count >= Most)
        {
            ModelState.AddModelError("", $"Un compte a {Most} clés au plus : retirez-en une d’abord.");
            return View("Passkeys", await PageAsync(form));
        }

        var attestation = await signIn.PerformPasskeyAttestationAsync(form.Credential);
        if (!attestation.Succeeded)
        {
            ModelState.AddModelError("", "La clé n’a pas pu être vérifiée. Recommencez : la demande ne sert qu’une fois, pendant cinq minutes.");
            return View("Passkeys", await PageAsync(form));
        }

        attestation.Passkey.Name = form.Name!.Trim();
        db.Record(account.PersonId, CurrentUser.From(User)!.Actor(), "Clé d’accès ajoutée", clock.GetUtcNow());
        await signIn.UserManager.AddOrUpdatePasskeyAsync(account, attestation.Passkey);
        TempData.Toast("Clé d’accès enregistrée.");
        return LocalRedirect(AccountsPaths.Passkeys);
    }

    private async Task<PasskeysPage> PageAsync(PasskeyForm form)
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        return new PasskeysPage([.. (await signIn.UserManager.GetPasskeysAsync(account)).OrderBy(key => key.CreatedAt).Select(key => new PasskeyLine(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Sans nom", key.CreatedAt))], form);
    }
}

/// <summary>One's passkeys.</summary>
public sealed record PasskeysPage(IReadOnlyList<PasskeyLine> Keys, PasskeyForm Form);

/// <summary>One of them; <paramref name="Key"/>: its identifier in base64url.</summary>
public sealed record PasskeyLine(string Key, string Name, DateTimeOffset CreatedAt);

/// <summary>A key to keep.</summary>
public sealed record PasskeyForm
{
    /// <summary>What its holder calls it.</summary>
    [Display(Name = "Nom de la clé"), Required(ErrorMessage = "Donnez un nom à cette clé."), StringLength(60, ErrorMessage = "Le nom tient en 60 signes.")]
    public string? Name { get; init; }

    /// <summary>What the browser made, as JSON.</summary>
    public string? Credential { get; init; }
}
