namespace CqpMutualite.Domain.Files;

/// <summary>What the interview concluded for one unit.</summary>
public sealed class UnitPath
{
    private UnitPath()
    {
    }

    internal UnitPath(Guid fileId, string unit, bool directlyAssessed)
    {
        FileId = fileId;
        Unit = unit;
        DirectlyAssessed = directlyAssessed;
    }

    public Guid FileId { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>True: assessed without training; false: training to follow.</summary>
    public bool DirectlyAssessed { get; private set; }

    internal void Orient(bool directlyAssessed) => DirectlyAssessed = directlyAssessed;
}
