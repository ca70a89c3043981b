namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>Who leaves the seat, and who takes it.</summary>
[NeedsNoValidator("A choice of the page: any other is not found, or refused by the aggregate.")]
public sealed record ReplaceMemberForm
{
    public Guid? PersonId { get; init; }

    public Guid? SubstituteId { get; init; }
}
