using System.Globalization;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Where a file stands between its acceptance and its decision.</summary>
public enum ReadyState
{
    APlanifier,

    /// <summary>Before a jury or the commission.</summary>
    Planifie,

    /// <summary>Isolated units, no commission yet.</summary>
    Commission,
}

/// <summary>What the list is filtered by, in the address.</summary>
public sealed record ReadyFilter : ListFilter
{
    /// <summary>Value of <see cref="Region"/> for companies whose region is not known.</summary>
    public const string NoRegion = "inconnue";

    [ModelBinder(Name = "Certification")]
    public string? Certification { get; init; }

    /// <summary>« specialiste-prestations.v1 ».</summary>
    [ModelBinder(Name = "Edition")]
    public string? Edition { get; init; }

    /// <summary>Region of the company, or <see cref="NoRegion"/>.</summary>
    [ModelBinder(Name = "Region")]
    public string? Region { get; init; }

    /// <summary>Received that many months ago or more.</summary>
    [ModelBinder(Name = "Mois")]
    public int? Months { get; init; }

    /// <summary>Received on that day or before.</summary>
    [ModelBinder(Name = "Recu")]
    public DateOnly? Received { get; init; }

    /// <summary>Last day for a first jury on that day or before.</summary>
    [ModelBinder(Name = "Avant")]
    public DateOnly? Before { get; init; }

    /// <summary>Where it stands; null: wherever.</summary>
    [ModelBinder(Name = "Etat")]
    public ReadyState? State { get; init; }

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices =>
    [
        ("Certification", Certification),
        ("Edition", Edition),
        ("Region", Region),
        ("Mois", Months?.ToString(CultureInfo.InvariantCulture)),
        ("Recu", Received?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Avant", Before?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Etat", State?.ToString()),
    ];

    /// <summary>The files asked for, among those that the user may see and that are between acceptance and decision.</summary>
    public IQueryable<CertificationFile> Of(AppDbContext db, IQueryable<CertificationFile> visible, DateOnly today)
    {
        var files = Ready(visible);
        files = State switch
        {
            ReadyState.APlanifier => files.Where(file => file.NextAct == NextAct.AttachToSession),
            ReadyState.Planifie => files.Where(file => file.NextAct == NextAct.Decide),
            ReadyState.Commission => files.Where(file => file.NextAct == NextAct.PresentToCommission),
            _ => files,
        };
        if (!string.IsNullOrEmpty(Certification))
        {
            files = files.Where(file => file.Certification == Certification);
        }

        if (EditionAsked is var (code, version))
        {
            files = files.Where(file => file.EditionCode == code && file.EditionVersion == version);
        }

        if (Region == NoRegion)
        {
            files = files.Where(file => db.Organisations.Any(company => company.Id == file.EmployerId && company.Region == null));
        }
        else if (Enum.TryParse<Region>(Region, out var region))
        {
            files = files.Where(file => db.Organisations.Any(company => company.Id == file.EmployerId && company.Region == region));
        }

        var received = new[] { Months is > 0 and < 1000 ? today.AddMonths(-Months.Value) : (DateOnly?)null, Received }.Min();
        if (received is { } day)
        {
            files = files.Where(file => file.Transmission.On <= day);
        }

        files = Before is { } before ? files.Where(file => file.FirstJuryBefore <= before) : files;
        return files.Found(db, Search);
    }

    /// <summary>The files between acceptance and decision.</summary>
    public static IQueryable<CertificationFile> Ready(IQueryable<CertificationFile> visible) =>
        visible.Where(file => file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission || file.NextAct == NextAct.Decide);

    /// <summary>The oldest last day first, files without one last; then the one received first.</summary>
    public static IOrderedQueryable<CertificationFile> Ordered(IQueryable<CertificationFile> files) =>
        files
            .OrderBy(file => file.FirstJuryBefore == null)
            .ThenBy(file => file.FirstJuryBefore)
            .ThenBy(file => file.Transmission.On)
            .ThenBy(file => file.Reference);

    private (string Code, int Version)? EditionAsked =>
        Edition?.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at
        && int.TryParse(Edition[(at + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (Edition[..at], version)
            : null;
}
