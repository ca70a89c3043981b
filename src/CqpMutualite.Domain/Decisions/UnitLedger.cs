using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Decisions;

/// <summary>A unit that a published decision acquired.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Certification">Code of the certification prepared.</param>
/// <param name="CertificationTitle">Its title.</param>
/// <param name="EditionCode">Code of the edition.</param>
/// <param name="Unit">The unit, as that edition has it.</param>
/// <param name="AcquiredOn">Day of the session.</param>
/// <param name="ValidUntil">Last day of validity; null: no end.</param>
/// <param name="ByCommission">Validated alone by the joint commission.</param>
/// <param name="Delivered">The decision delivered the whole certification.</param>
public sealed record AcquiredUnit(
    Guid FileId,
    string Reference,
    string Certification,
    string CertificationTitle,
    string EditionCode,
    Unit Unit,
    DateOnly AcquiredOn,
    DateOnly? ValidUntil,
    bool ByCommission,
    bool Delivered
)
{
    /// <summary>Whether it counts on that day.</summary>
    public bool CountsOn(DateOnly day) => ValidUntil is not { } until || day <= until;

    /// <summary>As a decision carries it. <paramref name="shared"/>: it comes from another certification.</summary>
    public CarriedUnit Carry(string unit, bool shared = false) => new(unit, Reference, AcquiredOn, ValidUntil, shared ? CertificationTitle : null);
}

/// <summary>
/// What one candidate has acquired, across files: the sum of the published decisions that hold. A decision that is corrected or cancelled
/// leaves it by itself, since nothing is copied.
/// </summary>
public sealed class UnitLedger(IEnumerable<AcquiredUnit> entries)
{
    public static UnitLedger Empty { get; } = new([]);

    /// <summary>Everything, oldest first.</summary>
    public IReadOnlyList<AcquiredUnit> Entries { get; } =
    [.. entries.OrderBy(entry => entry.AcquiredOn).ThenBy(entry => entry.Reference, StringComparer.Ordinal)];

    /// <summary>The acquisition of that unit in that certification that counts longest; null: never acquired.</summary>
    public AcquiredUnit? Last(string certification, string unit) =>
        Entries.Where(entry => entry.Certification == certification && entry.Unit.Key == unit).MaxBy(entry => entry.ValidUntil ?? DateOnly.MaxValue);

    /// <summary>Same, when it counts on that day; null otherwise.</summary>
    public AcquiredUnit? Held(string certification, string unit, DateOnly day) => Last(certification, unit) is { } last && last.CountsOn(day) ? last : null;

    /// <summary>Same, when it was acquired and no longer counts on that day.</summary>
    public AcquiredUnit? Expired(string certification, string unit, DateOnly day) => Last(certification, unit) is { } last && !last.CountsOn(day) ? last : null;

    /// <summary>Every unit of the certification counts on that day.</summary>
    public bool HoldsAll(Referential edition, string certification, DateOnly day) =>
        edition.AllUnits.All(unit => Held(certification, unit.Key, day) is not null);

    /// <summary>
    /// Acquisitions, in other certifications, of a unit that is common to both: the edition says so of the unit, or is the same edition shared by several
    /// certifications.
    /// Shown; they count for nothing by themselves.
    /// </summary>
    public IEnumerable<AcquiredUnit> Elsewhere(Referential edition, string certification, Unit unit) =>
        Entries.Where(entry =>
            entry.Certification != certification
            && (
                (edition.SharedByCertifications && entry.EditionCode == edition.Code && entry.Unit.Key == unit.Key)
                || (unit.SharedWith.Contains(entry.Certification) && string.Equals(entry.Unit.Title, unit.Title, StringComparison.CurrentCultureIgnoreCase))
            )
        );

    /// <summary>
    /// What a file carries: the units of the whole certification that it does not present and that were acquired before, those whose time is over too.
    /// <paramref name="edition"/>: as it is asked of the file. <paramref name="counted"/>: units of other certifications that the certifier counts for it.
    /// </summary>
    public IReadOnlyList<CarriedUnit> CarriedBy(Referential edition, string certification, IReadOnlyCollection<CarriedUnit>? counted = null)
    {
        var presented = edition.Units.Select(unit => unit.Key).ToHashSet();
        return [.. edition.AllUnits.Where(unit => !presented.Contains(unit.Key))
            .Select(unit => counted?.FirstOrDefault(known => known.Unit == unit.Key) ?? Last(certification, unit.Key)?.Carry(unit.Key)).OfType<CarriedUnit>()];
    }
}
