namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>Who leaves the seat, and who takes it.</summary>
public sealed record ReplaceMemberForm
{
    /// <summary>The member.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The substitute.</summary>
    public Guid? SubstituteId { get; init; }
}
