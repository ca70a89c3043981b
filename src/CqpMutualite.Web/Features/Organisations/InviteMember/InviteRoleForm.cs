using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

public sealed record InviteRoleForm
{
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }
}
