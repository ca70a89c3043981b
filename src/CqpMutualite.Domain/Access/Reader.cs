using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Access;

/// <summary>Who reads or acts: a person in one capacity, on behalf of an organisation or (jury, candidate) of none.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Role">The active capacity.</param>
/// <param name="OrganisationId">The organisation of the membership.</param>
public sealed record Reader(Guid PersonId, Role Role, Guid? OrganisationId)
{
    /// <summary>The one file that a personal link opens; null for whoever signed in with an account.</summary>
    public Guid? OnlyFileId { get; init; }

    /// <summary>Who really acts, where it is in the place of that person; null: they do themselves.</summary>
    public Guid? ThroughId { get; init; }
}
