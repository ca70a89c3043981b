namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>Who leaves the seat, and who takes it.</summary>
public sealed record ReplaceMemberForm
{
    public Guid? PersonId { get; init; }

    public Guid? SubstituteId { get; init; }
}
