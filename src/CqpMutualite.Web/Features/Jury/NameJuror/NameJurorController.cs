using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.NameJuror;

/// <summary>The certifier gives somebody a mandate in juries, and invites them when they have no account.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.NewMandate)]
public sealed class NameJurorController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(College? college, CancellationToken cancellation) =>
        PageAsync(new MemberForm(), new MandateForm { College = college, From = clock.Today() }, cancellation);

    [HttpPost]
    public async Task<IActionResult> Name(
        [Bind(Prefix = "Form")] MemberForm form,
        [Bind(Prefix = "Mandate")] MandateForm mandate,
        CancellationToken cancellation
    )
    {
        var role = mandate.College == College.Secretariat ? Role.JuryObserver : Role.JuryMember;
        ModelState.Refuse(Outcome.From(mandate.ToTerms().Refusals(role)), "Mandate");
        var from = CurrentUser.From(User)!.PersonId;
        if (
            !ModelState.IsValid
            || await invitations.WelcomeAsync(form, "pour siéger dans les jurys", from, ModelState, "Form.", cancellation) is not { } guest
        )
        {
            return await PageAsync(form, mandate, cancellation);
        }

        var others = guest.Known
            ? await db.Memberships.AsNoTracking().Where(membership => membership.PersonId == guest.Person.Id).ToListAsync(cancellation)
            : [];
        var (given, outcome) = Membership.Mandate(guest.Person.Id, role, mandate.ToTerms(), others);
        ModelState.Refuse(outcome, "Mandate");
        if (given is null)
        {
            return await PageAsync(form, mandate, cancellation);
        }

        db.Add(given);
        db.Record(
            guest.Person.Id,
            CurrentUser.From(User)!.Actor(),
            $"Mandat de jury ouvert, {JuryWords.Of(given.College!.Value).ToLowerInvariant()}",
            clock.GetUtcNow()
        );
        if (!await invitations.SavedAsync(ModelState, "Form.", cancellation))
        {
            return await PageAsync(form, mandate, cancellation);
        }

        TempData.Toast(guest.Known ? $"{guest.Person.Name} a déjà un compte : le mandat s’y ajoute." : $"Invitation envoyée à {guest.Person.Name}.");
        return Redirect(JuryPaths.Mandates);
    }

    private async Task<IActionResult> PageAsync(MemberForm form, MandateForm mandate, CancellationToken cancellation) =>
        View("NameJuror", new NameJurorPage(form, mandate, await MandateForm.PlacesAsync(db, cancellation)));
}
