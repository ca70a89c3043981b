namespace CqpMutualite.Domain.Files;

/// <summary>A training organisation on a file, with the units it covers, from a day to a day.</summary>
public sealed class FileOrganisation
{
    private const char Separator = ' ';

    private FileOrganisation()
    {
    }

    internal FileOrganisation(Guid fileId, Guid organisationId, IEnumerable<string> units, bool leads, DateOnly from)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        OrganisationId = organisationId;
        From = from;
        Cover(units, leads);
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Keys of the units it covers, one space between them; empty: the whole path.</summary>
    public string UnitKeys { get; private set; } = "";

    /// <summary>It keeps what the training booklet asks outside the units. One organisation in place leads.</summary>
    public bool Leads { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null: still in place.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Day it closed its part of the training; null while it is open.</summary>
    public DateOnly? TrainedOn { get; private set; }

    /// <summary>The units it covers; empty: the whole path.</summary>
    public IReadOnlyList<string> Units => UnitKeys.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>It covers the whole path, alone.</summary>
    public bool CoversAll => UnitKeys.Length == 0;

    /// <summary>Whether that unit is its own. Null, what stands outside the units, belongs to the one that leads.</summary>
    public bool Covers(string? unit) => CoversAll || (unit is null ? Leads : Units.Contains(unit));

    internal void Cover(IEnumerable<string> units, bool leads)
    {
        UnitKeys = string.Join(Separator, units);
        Leads = leads;
    }

    internal void MoveTo(Guid organisation) => OrganisationId = organisation;

    internal void End(DateOnly lastDay) => Until = lastDay;

    internal void Finish(DateOnly day) => TrainedOn = day;

    internal void TakeBack() => TrainedOn = null;
}
