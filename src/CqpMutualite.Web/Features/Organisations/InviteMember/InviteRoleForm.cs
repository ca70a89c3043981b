using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Organisations.InviteMember;

/// <summary>In which capacity.</summary>
public sealed record InviteRoleForm
{
    /// <summary>The capacity.</summary>
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }
}
