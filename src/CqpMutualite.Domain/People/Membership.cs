using CqpMutualite.Domain.Access;

namespace CqpMutualite.Domain.People;

/// <summary>A capacity of a person, in an organisation when it has one, from a day to a day. All rights come from memberships and assignments.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The organisation; null for candidates without employer.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>The capacity.</summary>
    public Role Role { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null: still running.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Function in which the person may sign for the organisation, as printed beside the signature; null: may not.</summary>
    public string? SignsAs { get; private set; }

    /// <summary>A capacity from that day on.</summary>
    public static Membership Of(Guid personId, Role role, Guid? organisationId, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        Role = role,
        OrganisationId = organisationId,
        From = from,
    };

    /// <summary>Ends the capacity on that day, included.</summary>
    public void End(DateOnly lastDay) => Until = lastDay;

    /// <summary>Lets the person sign for the organisation in that function, or (null) no longer.</summary>
    public void LetSign(string? function) => SignsAs = string.IsNullOrWhiteSpace(function) ? null : function.Trim();

    /// <summary>Whether it gives rights on that day.</summary>
    public bool IsActive(DateOnly day) => From <= day && (Until is null || day <= Until);
}
