using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record InviteRoleForm
{
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }
}
