using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>People, or what is known of them, found by the day on which they may be born: in a long list they are compared with few others.</summary>
internal sealed class ByBirth<T>
{
    private readonly Dictionary<DateOnly, List<T>> days = [];
    private readonly Dictionary<int, List<T>> years = [], vague = [];

    public void Add(CivilDate born, T one)
    {
        Add(years, born.Earliest.Year, one);
        if (born.Precision == DatePrecision.Day)
        {
            Add(days, born.Earliest, one);
        }
        else
        {
            Add(vague, born.Earliest.Year, one);
        }
    }

    public IEnumerable<T> Near(CivilDate born) => born.Precision == DatePrecision.Day
        ? Of(days, born.Earliest).Concat(Of(vague, born.Earliest.Year))
        : Of(years, born.Earliest.Year);

    private static void Add<TKey>(Dictionary<TKey, List<T>> index, TKey key, T one)
        where TKey : notnull => (index.TryGetValue(key, out var list) ? list : index[key] = []).Add(one);

    private static List<T> Of<TKey>(Dictionary<TKey, List<T>> index, TKey key)
        where TKey : notnull => index.GetValueOrDefault(key) ?? [];
}
