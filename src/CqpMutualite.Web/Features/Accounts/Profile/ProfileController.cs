using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.Profile;

/// <summary>One's own account: who one is, in which capacities, and how one signs in.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.Profile)]
public sealed class ProfileController(AppDbContext db, Sessions sessions, AgendaLinks agendas, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Profile", await ProfilePage.LoadAsync(db, sessions, agendas, CurrentUser.From(User)!, User, clock.Today(), cancellation));

    [HttpPost]
    public async Task<IActionResult> Save([Bind(Prefix = "Form")] ProfileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (user.Role == Role.Candidate)
        {
            return LocalRedirect(AccountsPaths.Profile);
        }

        if (!ModelState.IsValid)
        {
            return View("Profile", await ProfilePage.LoadAsync(db, sessions, agendas, user, User, clock.Today(), cancellation) with { Form = form });
        }

        var person = await db.People.SingleAsync(found => found.Id == user.PersonId, cancellation);
        if ((person.JobTitle ?? "") != (form.JobTitle?.Trim() ?? ""))
        {
            person.ChangeJobTitle(form.JobTitle);
            db.Record(person.Id, user.Actor(), "Fonction modifiée", clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        TempData.Toast("Fonction enregistrée.");
        return LocalRedirect(AccountsPaths.Profile);
    }
}
