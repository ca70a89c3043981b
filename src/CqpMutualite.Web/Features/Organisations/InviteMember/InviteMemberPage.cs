using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

public sealed record InviteMemberPage(OrganisationHead Organisation, MemberForm Form, InviteRoleForm As)
{
    /// <summary>Capacities that an organisation of that kind gives.</summary>
    public IReadOnlyList<Role> Roles => Organisation.Kind == OrganisationKind.Company ? [Role.CompanyHr, Role.Evaluator] : [Role.TrainingOrganisation];

    public IEnumerable<SelectListItem> Choices => Roles.Select(role => new SelectListItem(role switch
    {
        Role.CompanyHr => "Ressources humaines : ouvre et suit les dossiers, invite les collègues",
        Role.Evaluator => "Évaluateur : évalue les candidats qui lui sont confiés, rien d’autre",
        _ => "Formation",
    }, role.ToString()));

    /// <summary>The capacity chosen, or the only one there is; null when none is.</summary>
    public Role? Capacity() => Roles.Count == 1 ? Roles[0] : As.Role is { } role && Roles.Contains(role) ? role : null;
}
