using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.InviteColleague;

/// <summary>The administrator invites a colleague of the OEMM, or another administrator. The OEMM invites everybody else.</summary>
[Requires(Permission.InviteColleagues)]
[Route(AccountsPaths.Invitation)]
public sealed class InviteColleagueController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    private ColleagueInvitation Invitation => new(db, invitations, CurrentUser.From(User)!, clock.GetUtcNow());

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("InviteColleague", new InviteColleaguePage(new MemberForm(), new ColleagueForm
    {
        From = clock.Today(),
        Organisation = await Invitation.BodyOfColleaguesAsync(cancellation) ?? "OEMM",
    }));

    [HttpPost]
    public async Task<IActionResult> Invite(
        [Bind(Prefix = "Form")] MemberForm form, [Bind(Prefix = "As")] ColleagueForm colleague, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await Invitation.SendAsync(form, colleague, ModelState, cancellation) is not { } guest)
        {
            return View("InviteColleague", new InviteColleaguePage(form, colleague));
        }

        TempData.Toast(guest.Known ? $"{guest.Person.Name} a déjà un compte : la nouvelle qualité s’y ajoute." : $"Invitation envoyée à {guest.Person.Name}.");
        return Redirect(AccountsPaths.Account(guest.Person.Id));
    }
}
