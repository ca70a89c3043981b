using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

/// <summary>Invites somebody to act for an organisation.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.InviteRoute)]
public sealed class InviteMemberController(AppDbContext db, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is { } found ? View("InviteMember", new InviteMemberPage(found, new MemberForm(), new InviteRoleForm())) : NotFound();

    /// <summary>Gives the capacity and sends the invitation.</summary>
    [HttpPost]
    public async Task<IActionResult> Invite(Guid organisation, [Bind(Prefix = "Form")] MemberForm form, [Bind(Prefix = "As")] InviteRoleForm role, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await db.OrganisationOfAsync(user, organisation, cancellation) is not { } found)
        {
            return NotFound();
        }

        var page = new InviteMemberPage(found, form, role);
        var capacity = page.Roles.Count == 1 ? page.Roles[0] : role.Role;
        if (capacity is not { } chosen || !page.Roles.Contains(chosen))
        {
            ModelState.AddModelError("As.Role", "Choisissez ce que cette personne fera.");
            return View("InviteMember", page);
        }

        if (!ModelState.IsValid)
        {
            return View("InviteMember", page);
        }

        var joined = await Joining.JoinAsync(db, invitations, found, chosen, form, clock.Today(), ModelState, "Form.", cancellation);
        if (joined == Joined.Refused)
        {
            return View("InviteMember", page);
        }

        if (!await invitations.SavedAsync(ModelState, "Form.", cancellation))
        {
            return View("InviteMember", page);
        }

        TempData.Toast(joined == Joined.Known ? $"{form.FirstName} {form.Name} a déjà un compte : la nouvelle qualité s’y ajoute." : $"Invitation envoyée à {form.FirstName} {form.Name}.");
        return Redirect(OrganisationDoor.PathOf(user, found));
    }
}

/// <summary>In which capacity.</summary>
public sealed record InviteRoleForm
{
    /// <summary>The capacity.</summary>
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }
}

/// <summary>The form.</summary>
public sealed record InviteMemberPage(OrganisationHead Organisation, MemberForm Form, InviteRoleForm As)
{
    /// <summary>Capacities that an organisation of that kind gives.</summary>
    public IReadOnlyList<Role> Roles => Organisation.Kind == OrganisationKind.Company ? [Role.CompanyHr, Role.Evaluator] : [Role.TrainingOrganisation];

    /// <summary>As choices.</summary>
    public IEnumerable<SelectListItem> Choices => Roles.Select(role => new SelectListItem(role switch
    {
        Role.CompanyHr => "Ressources humaines : ouvre et suit les dossiers, invite les collègues",
        Role.Evaluator => "Évaluateur : évalue les candidats qui lui sont confiés, rien d’autre",
        _ => "Formation",
    }, role.ToString()));
}
