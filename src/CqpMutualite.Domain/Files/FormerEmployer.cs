namespace CqpMutualite.Domain.Files;

/// <summary>A company that employed the candidate of a file until a day: it keeps what it signed until then, and sees nothing after.</summary>
public sealed class FormerEmployer
{
    private FormerEmployer()
    {
    }

    internal FormerEmployer(Guid fileId, Guid organisationId, DateOnly until, string reason)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        OrganisationId = organisationId;
        Until = until;
        Reason = reason;
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Last day, included.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Why the file went to another company.</summary>
    public string Reason { get; private set; } = "";
}
