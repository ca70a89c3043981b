namespace CqpMutualite.Domain.Files;

/// <summary>A training module followed by the candidate, attached to one unit.</summary>
public sealed class Module
{
    private Module()
    {
    }

    internal Module(Guid fileId, string unit, string title, DateOnly startsOn, DateOnly endsOn, int hours)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        Unit = unit;
        Title = title;
        StartsOn = startsOn;
        EndsOn = endsOn;
        Hours = hours;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Key of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Title of the module.</summary>
    public string Title { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Hours in all.</summary>
    public int Hours { get; private set; }
}
