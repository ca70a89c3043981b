using System.Globalization;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>What a list is searched, filtered and sorted by: all of it in the address, which the exports and the named views take over.</summary>
public abstract record ListFilter
{
    private const string Down = "desc";

    /// <summary>Words, in any order.</summary>
    [ModelBinder(Name = "Recherche")]
    public string? Search { get; init; }

    /// <summary>Key of the column that it is sorted by; null, or unknown: its usual order.</summary>
    [ModelBinder(Name = "Tri")]
    public string? Sort { get; init; }

    [ModelBinder(Name = "Sens")]
    public string? Way { get; init; }

    /// <summary>Page, from 1.</summary>
    [ModelBinder(Name = "Page")]
    public int Page { get; init; } = 1;

    public bool Descending => Way == Down;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && Choices.All(choice => string.IsNullOrWhiteSpace(choice.Value));

    /// <summary>Chosen beside the words, by name, as the address gives them; empty ones are not.</summary>
    public abstract IEnumerable<(string Name, string? Value)> Choices { get; }

    /// <summary>The words and the choices, for a form that takes them over.</summary>
    public IEnumerable<(string Name, string? Value)> Values => Choices.Prepend(("Recherche", Search));

    /// <summary>An address with these choices.</summary>
    public string Url(string path, int page = 1) => path + Query(page);

    /// <summary>« ?Recherche=… », or nothing.</summary>
    public string Query(int page = 1)
    {
        var query = new QueryBuilder();
        foreach (
            var (name, value) in Values
                .Append(("Tri", Sort))
                .Append(("Sens", Descending ? Down : null))
                .Append(("Page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)))
        )
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return query.ToString();
    }

    /// <summary>The head of a column: its link sorts by it, and turns the order round when it is sorted by it.</summary>
    public SortHead Head(string path, Column column)
    {
        if (column.Key is null)
        {
            return new SortHead(column.Head, null, null, column.Figures);
        }

        var sorted = Sort == column.Key;
        var turned = this with { Sort = column.Key, Way = sorted && !Descending ? Down : null };
        return new SortHead(column.Head, turned.Url(path), !sorted ? null : Descending ? "descending" : "ascending", column.Figures);
    }
}

/// <summary>A column of a list, as its head is drawn. <paramref name="Key"/>: what the address says to sort by it; null: it is not sorted by.</summary>
public abstract record Column(string Head, string? Key)
{
    public bool Figures { get; init; }
}

/// <summary>A column with its text in an export, which says what the page shows.</summary>
public sealed record Column<T>(string Head, string? Key, Func<T, string?> Text) : Column(Head, Key);

/// <summary>The head of a column. <paramref name="Sorted"/>: « ascending », « descending », null.</summary>
public sealed record SortHead(string Text, string? Url, string? Sorted, bool Figures);

/// <summary>What the pages of every list have in common.</summary>
public static class Cut
{
    /// <summary>Lines that are counted and paged: whoever has more searches, filters or exports. A page then costs the same however many there are.</summary>
    public const int Most = 1000;
}

/// <summary>One page of a list.</summary>
/// <param name="Total">How many lines there are, counted up to one more than <see cref="Cut.Most"/>.</param>
public sealed record Cut<T>(IReadOnlyList<T> Lines, int Total, int Page, int Pages)
{
    public bool TooMany => Total > Cut.Most;

    /// <summary>« 12 dossiers », « plus de 1 000 dossiers ».</summary>
    public string Count(string one, string many, bool feminine = false) =>
        TooMany ? $"Plus de {FrenchText.Number(Cut.Most)} {many}" : FrenchText.Plural(Total, one, many, feminine);

    public Cut<TOther> Select<TOther>(Func<T, TOther> shown) => new([.. Lines.Select(shown)], Total, Page, Pages);

    /// <summary>The links to its other pages.</summary>
    public Pager Pager(ListFilter filter, string path) => new(Page, Pages, page => filter.Url(path, page));
}

public static class Lists
{
    /// <summary>In that order, or the other way round.</summary>
    public static IOrderedQueryable<T> By<T, TKey>(this IQueryable<T> rows, bool descending, Expression<Func<T, TKey>> key) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    /// <summary>Then in that order, or the other way round: an index of both is walked either way.</summary>
    public static IOrderedQueryable<T> ThenBy<T, TKey>(this IOrderedQueryable<T> rows, bool descending, Expression<Func<T, TKey>> key) =>
        descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    /// <summary>A page of ordered lines: two queries. <paramref name="counted"/>: the same rows, without what is only shown of them.</summary>
    public static async Task<Cut<T>> CutAsync<T, TRow>(this IQueryable<T> lines, IQueryable<TRow> counted, int page, int size, CancellationToken cancellation)
    {
        var total = await counted.Take(Cut.Most + 1).CountAsync(cancellation);
        var reached = Math.Min(total, Cut.Most);
        var pages = Math.Max(1, (reached + size - 1) / size);
        var current = Math.Clamp(page, 1, pages);
        return new Cut<T>(total == 0 ? [] : await lines.Skip((current - 1) * size).Take(size).ToListAsync(cancellation), total, current, pages);
    }

    /// <summary>Head and lines as text, to export.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows<T>(this IReadOnlyList<Column<T>> columns, IEnumerable<T> lines) =>
    [
        [.. columns.Select(column => column.Head)],
        .. lines.Select(line => (IReadOnlyList<string>)[.. columns.Select(column => column.Text(line) ?? "")]),
    ];
}
