using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.EnterCode;

/// <summary>The holder of a personal link types the code received; it opens the one file, as evaluator.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccessPaths.CodeRoute)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class EnterCodeController(AppDbContext db, PersonalLinks links, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken cancellation) =>
        await links.ServingAsync(token, cancellation) is null ? this.Void() : View("EnterCode", new EnterCodePage(token, new EnterCodeForm()));

    [HttpPost]
    public async Task<IActionResult> Open(string token, [Bind(Prefix = "Form")] EnterCodeForm form, CancellationToken cancellation)
    {
        if (await links.ServingAsync(token, cancellation) is not { } link)
        {
            return this.Void();
        }

        if (ModelState.IsValid && await links.RefusalAsync(link.Id, CodePurpose.Open, form.Code!, cancellation) is { } refusal)
        {
            ModelState.AddModelError("Form.Code", refusal);
        }

        if (!ModelState.IsValid)
        {
            return View("EnterCode", new EnterCodePage(token, form));
        }

        await LinkSession.OpenAsync(HttpContext, db, link, clock.GetUtcNow(), cancellation);
        return Redirect(FilesPaths.File(await db.Files.Where(file => file.Id == link.FileId).Select(file => file.Reference).SingleAsync(cancellation)));
    }
}
