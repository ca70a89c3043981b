using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.CreateOrganisation;

/// <summary>The OEMM adds a company or a training organisation to the directory, and invites the first person who will act for it.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.NewCompany)]
[Route(OrganisationsPaths.NewTrainer)]
public sealed class CreateOrganisationController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    private OrganisationKind Kind => Request.Path.StartsWithSegments(OrganisationsPaths.Companies) ? OrganisationKind.Company : OrganisationKind.TrainingOrganisation;

    /// <summary>The form.</summary>
    [HttpGet]
    public IActionResult Show() => Page(new IdentityForm(), new MemberForm());

    /// <summary>Adds it, or says beside each field what is wrong.</summary>
    [HttpPost]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] IdentityForm form, [Bind(Prefix = "First")] MemberForm first, CancellationToken cancellation)
    {
        if (await form.TakenByAsync(db, null, cancellation) is { } other)
        {
            ModelState.Refuse(OrganisationRefusals.SiretTaken(other));
        }

        if (!ModelState.IsValid)
        {
            return Page(form, first);
        }

        var organisation = Organisation.Create(form.Name!, Kind);
        var outcome = organisation.Describe(form.ToIdentity());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return Page(form, first);
        }

        db.Add(organisation);
        var joined = await Joining.JoinAsync(db, invitations, organisation, Joining.MainRole(Kind), first, clock.Today(), ModelState, "First.", cancellation);
        if (joined == Joined.Refused)
        {
            return Page(form, first);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException lost) when (UniqueViolation.IsOne(lost))
        {
            ModelState.AddModelError("", "Ce SIRET ou cette adresse vient d’être enregistré par une autre personne. Vérifiez l’annuaire.");
            return Page(form, first);
        }

        TempData.Toast(joined == Joined.Invited
            ? $"{organisation.Name} est dans l’annuaire ; {first.FirstName} {first.Name} reçoit une invitation."
            : $"{organisation.Name} est dans l’annuaire.");
        return Redirect(OrganisationsPaths.Organisation(organisation.Id));
    }

    private ViewResult Page(IdentityForm form, MemberForm first) => View("CreateOrganisation", new CreateOrganisationPage(Kind, form, first));
}

/// <summary>The form.</summary>
public sealed record CreateOrganisationPage(OrganisationKind Kind, IdentityForm Form, MemberForm First)
{
    /// <summary>It is a company.</summary>
    public bool Company => Kind == OrganisationKind.Company;

    /// <summary>Where one comes from.</summary>
    public string Directory => Company ? OrganisationsPaths.Companies : OrganisationsPaths.Trainers;
}
