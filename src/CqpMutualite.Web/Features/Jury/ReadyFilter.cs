using System.Globalization;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Http.Extensions;

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
public sealed record ReadyFilter
{
    /// <summary>Value of <see cref="Region"/> for companies whose region is not known.</summary>
    public const string NoRegion = "inconnue";

    public string? Certification { get; init; }

    /// <summary>« specialiste-prestations.v1 ».</summary>
    public string? Edition { get; init; }

    /// <summary>Region of the company, or <see cref="NoRegion"/>.</summary>
    public string? Region { get; init; }

    /// <summary>Received that many months ago or more.</summary>
    public int? Mois { get; init; }

    /// <summary>Received on that day or before.</summary>
    public DateOnly? Recu { get; init; }

    /// <summary>Last day for a first jury on that day or before.</summary>
    public DateOnly? Avant { get; init; }

    /// <summary>Where it stands; null: wherever.</summary>
    public ReadyState? Etat { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsEmpty => this with { Page = 1 } == new ReadyFilter();

    /// <summary>The files asked for, among those that the user may see and that are between acceptance and decision.</summary>
    public IQueryable<CertificationFile> Of(AppDbContext db, IQueryable<CertificationFile> visible, DateOnly today)
    {
        var files = Ready(visible);
        files = Etat switch
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

        var received = new[] { Mois is > 0 and < 1000 ? today.AddMonths(-Mois.Value) : (DateOnly?)null, Recu }.Min();
        if (received is { } day)
        {
            files = files.Where(file => file.Transmission.On <= day);
        }

        return Avant is { } before ? files.Where(file => file.FirstJuryBefore <= before) : files;
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

    /// <summary>Address of a page with these filters.</summary>
    public string Url(int page) => Url(JuryPaths.ReadyFiles, page);

    /// <summary>Another address with these filters.</summary>
    public string Url(string path, int page = 1)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Values.Append(("Page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))))
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return path + query;
    }

    /// <summary>The filters by name, in the form that the address gives them.</summary>
    public IEnumerable<(string Name, string? Value)> Values =>
    [
        ("Certification", Certification),
        ("Edition", Edition),
        ("Region", Region),
        ("Mois", Mois?.ToString(CultureInfo.InvariantCulture)),
        ("Recu", Recu?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Avant", Avant?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("Etat", Etat?.ToString()),
    ];

    private (string Code, int Version)? EditionAsked =>
        Edition?.LastIndexOf(".v", StringComparison.Ordinal) is > 0 and var at
        && int.TryParse(Edition[(at + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (Edition[..at], version)
            : null;
}
