using CqpMutualite.Domain.Referentials;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.SeatMember;

[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record SeatMemberForm
{
    /// <summary>The college whose seat is vacant.</summary>
    public College? College { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Ready to take a seat, without one.</summary>
    public bool Substitute { get; init; }
}
