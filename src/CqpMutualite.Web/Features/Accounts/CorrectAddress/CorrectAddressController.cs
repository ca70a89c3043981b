using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.CorrectAddress;

/// <summary>Corrects the address of somebody who never came in, and sends their way in there.</summary>
[Requires(Permission.CorrectAddresses)]
[Route(AccountsPaths.AddressRoute)]
public sealed class CorrectAddressController(AppDbContext db, Invitations invitations, ILookupNormalizer names, Editions editions, TimeProvider clock)
    : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, [FromQuery(Name = "retour")] string? returnUrl, CancellationToken cancellation) =>
        await FindAsync(person, cancellation) is { } found
            ? Page(found, new CorrectAddressForm { Email = found.Present, ReturnUrl = returnUrl }, found.MayCorrect().Refusals.FirstOrDefault()?.Message)
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Correct(Guid person, [Bind(Prefix = "Form")] CorrectAddressForm form, CancellationToken cancellation)
    {
        if (await FindAsync(person, cancellation) is not { } found)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var user = CurrentUser.From(User)!;
            ModelState.Refuse(await found.CorrectAsync(form.Email!.Trim(), invitations, names, editions, user, clock.GetUtcNow(), cancellation));
        }

        if (ModelState.IsValid && !await db.TrySaveAsync(cancellation))
        {
            ModelState.Refuse(AddressMistake.Taken);
        }

        if (!ModelState.IsValid)
        {
            return Page(found, form, null);
        }

        TempData.Toast($"Adresse corrigée : l’accès de {found.Name} y est envoyé ; l’ancien lien ne sert plus.");
        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
    }

    private Task<AddressMistake?> FindAsync(Guid person, CancellationToken cancellation) =>
        AddressMistake.LoadAsync(db, CurrentUser.From(User)!, person, clock.Today(), cancellation);

    private ViewResult Page(AddressMistake found, CorrectAddressForm form, string? state) =>
        View("CorrectAddress", new CorrectAddressPage(found.Name, found.Present, state, form));
}
