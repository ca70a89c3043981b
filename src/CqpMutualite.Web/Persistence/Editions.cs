using System.Collections.Concurrent;
using CqpMutualite.Domain.Referentials;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The published editions, parsed once: an edition is immutable. Pages ask here and spend no query.</summary>
public sealed class Editions(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<(string Code, int Version), Referential> parsed = new();
    private volatile IReadOnlyList<(string Code, int Version, DateOnly From, DateOnly? Until)> index = [];

    /// <summary>That edition.</summary>
    /// <exception cref="KeyNotFoundException">No such edition is published.</exception>
    public Referential Get(string code, int version) => Find(code, version) ?? throw new KeyNotFoundException($"No edition {code}.v{version}.");

    /// <summary>That edition; null when it is not published.</summary>
    public Referential? Find(string code, int version)
    {
        Load();
        return parsed.GetValueOrDefault((code, version));
    }

    /// <summary>The edition of that code in force on that day; null when none is.</summary>
    public Referential? InForce(string code, DateOnly day)
    {
        Load();
        return index.Where(entry => entry.Code == code && entry.From <= day && (entry.Until is null || day <= entry.Until))
            .OrderByDescending(entry => entry.Version).Select(entry => parsed[(entry.Code, entry.Version)]).FirstOrDefault();
    }

    /// <summary>The edition on which a file of that certification opens on that day; null when none is in force.</summary>
    public Referential? InForce(Certification certification, DateOnly day) =>
        certification.Editions.Select(code => InForce(code, day)).FirstOrDefault(found => found is not null);

    /// <summary>Every published edition, by title then version.</summary>
    public IReadOnlyList<Referential> All
    {
        get
        {
            Load();
            return [.. parsed.Values.OrderBy(edition => edition.ShortTitle, StringComparer.CurrentCulture).ThenBy(edition => edition.Version)];
        }
    }

    /// <summary>Reads the database again at the next use, after a publication.</summary>
    public void Forget() => index = [];

    private void Load()
    {
        if (index.Count > 0)
        {
            return;
        }

        using var scope = scopes.CreateScope();
        var published = scope.ServiceProvider.GetRequiredService<AppDbContext>().Editions.AsNoTracking().ToList();
        foreach (var edition in published)
        {
            parsed.GetOrAdd((edition.Code, edition.Version), _ => ReferentialReader.Read(edition.Content).Edition
                ?? throw new InvalidOperationException($"The stored edition {edition.Code}.v{edition.Version} does not parse."));
        }

        index = [.. published.Select(edition => (edition.Code, edition.Version, edition.PublishedFrom, edition.PublishedUntil))];
    }
}
