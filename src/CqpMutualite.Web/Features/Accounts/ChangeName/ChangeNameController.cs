using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

/// <summary>Records the new name of a person: any for the certifier, those of one's company for HR. What is signed or frozen keeps the former one.</summary>
[Requires(Permission.ChangeNames)]
[Route(AccountsPaths.NameRoute)]
public sealed class ChangeNameController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid person, [FromQuery(Name = "retour")] string? returnUrl, CancellationToken cancellation) =>
        await FindAsync(person, cancellation) is { } found
            ? View("ChangeName", new ChangeNamePage(found.Name, ChangeNameForm.Of(found, clock.Today(), returnUrl)))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Change(Guid person, [Bind(Prefix = "Form")] ChangeNameForm form, CancellationToken cancellation)
    {
        if (await FindAsync(person, cancellation) is not { } found)
        {
            return NotFound();
        }

        var former = found.Name;
        if (ModelState.IsValid)
        {
            ModelState.Refuse(found.ChangeName(form.ToNames(), form.Reason, form.ChangedOn ?? clock.Today(), clock.Today()));
        }

        if (!ModelState.IsValid)
        {
            return View("ChangeName", new ChangeNamePage(former, form));
        }

        await Renaming.SaveAsync(db, editions, found, former, CurrentUser.From(User)!, clock.GetUtcNow(), form.Reason, cancellation);
        TempData.Toast("Nom changé. Les documents déjà signés gardent l’ancien.");
        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : await HomeAsync(person, cancellation));
    }

    private Task<Person?> FindAsync(Guid person, CancellationToken cancellation) =>
        PeopleInReach.Of(db, CurrentUser.From(User)!, clock.Today()).SingleOrDefaultAsync(found => found.Id == person, cancellation);

    private async Task<string> HomeAsync(Guid person, CancellationToken cancellation) =>
        CurrentUser.From(User)!.May(Permission.ManageAccounts) && await db.Users.AnyAsync(account => account.PersonId == person, cancellation)
            ? AccountsPaths.Account(person)
            : "/";
}
