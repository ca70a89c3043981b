using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// The certifier enters on one file in the place of somebody who follows it, until they end it or it lapses. While it lasts their session has the
/// rights of that person on that file and no other; the journal names both.
/// </summary>
public sealed class OnBehalf
{
    /// <summary>After that long without being ended, it ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    /// <summary>Whose session; one at a time.</summary>
    public Guid AccountId { get; init; }

    public Guid FileId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>In which capacity of theirs.</summary>
    public Role Role { get; init; }

    public Guid? OrganisationId { get; init; }

    public required string Reason { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset StartedAt { get; init; }
}
