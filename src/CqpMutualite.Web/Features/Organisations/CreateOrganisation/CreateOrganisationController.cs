using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.CreateOrganisation;

/// <summary>The OEMM adds a company or a training organisation to the directory, and invites the first person who will act for it.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.NewCompany)]
[Route(OrganisationsPaths.NewTrainer)]
public sealed class CreateOrganisationController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    private OrganisationKind Kind =>
        Request.Path.StartsWithSegments(OrganisationsPaths.Companies) ? OrganisationKind.Company : OrganisationKind.TrainingOrganisation;

    [HttpGet]
    public IActionResult Show() => Page(new IdentityForm(), new MemberForm());

    [HttpPost]
    public async Task<IActionResult> Create(
        [Bind(Prefix = "Form")] IdentityForm form,
        [Bind(Prefix = "First")] MemberForm first,
        CancellationToken cancellation
    )
    {
        if (await form.TakenByAsync(db, null, cancellation) is { } other)
        {
            ModelState.Refuse(OrganisationRefusals.SiretTaken(other));
        }

        var organisation = ModelState.IsValid ? Organisation.Create(form.Name!, Kind) : null;
        var joined = organisation is null ? Joined.Refused : await AddAsync(organisation, form, first, cancellation);
        if (organisation is null || !ModelState.IsValid)
        {
            return Page(form, first);
        }

        var invited = joined == Joined.Invited ? $" ; {$"{first.FirstName} {first.Name}".Trim()} reçoit une invitation" : "";
        TempData.Toast($"{organisation.Name} est dans l’annuaire{invited}.");
        return Redirect(OrganisationsPaths.Organisation(organisation.Id));
    }

    private async Task<Joined> AddAsync(Organisation organisation, IdentityForm form, MemberForm first, CancellationToken cancellation)
    {
        ModelState.Refuse(organisation.Describe(form.ToIdentity()));
        if (!ModelState.IsValid)
        {
            return Joined.Refused;
        }

        db.Add(organisation);
        var begun = new OrganisationActing(db, organisation, CurrentUser.From(User)!, clock.GetUtcNow());
        var joined = await Joining.JoinAsync(begun, invitations, Joining.MainRole(Kind), first, ModelState, "First.", cancellation);
        if (joined != Joined.Refused && !await db.TrySaveAsync(cancellation))
        {
            ModelState.AddModelError("", "Ce SIRET ou cette adresse vient d’être enregistré par une autre personne. Vérifiez l’annuaire.");
        }

        return joined;
    }

    private ViewResult Page(IdentityForm form, MemberForm first) => View("CreateOrganisation", new CreateOrganisationPage(Kind, form, first));
}
