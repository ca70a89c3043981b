using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.SignatureCode;

/// <summary>Sends the code that stands for the password of whoever came by a personal link and signs.</summary>
[Requires(Permission.Evaluate)]
[Route(AccessPaths.SignatureCodeRoute)]
public sealed class SignatureCodeController(AppDbContext db, PersonalLinks links) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Send(string reference, string? returnUrl, List<string> parts, bool declared, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (!await db.FilesVisibleTo(user.Reader).AnyAsync(file => file.Reference == reference, cancellation))
        {
            return NotFound();
        }

        // with an account one signs by its password
        if (user.LinkId is { } link)
        {
            TempData.Toast(await links.AskCodeAsync(link, CodePurpose.Sign, cancellation) ?? "Un code de signature vous est envoyé.");
        }

        // the signing page comes back as it was left
        (TempData["Ticked"], TempData["Declared"]) = (parts.ToArray(), declared);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : FilesPaths.File(reference));
    }
}
