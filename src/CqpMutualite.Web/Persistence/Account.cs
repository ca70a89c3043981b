using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Persistence;

/// <summary>The means to sign in of a person. Rights never come from here: they come from memberships and assignments.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The membership in which the person acts; null: the first active one.</summary>
    public Guid? ActiveMembershipId { get; set; }
}
