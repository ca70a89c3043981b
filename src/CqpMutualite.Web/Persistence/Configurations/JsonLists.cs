using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqpMutualite.Web.Persistence.Configurations;

internal static class JsonLists
{
    /// <summary>Keeps a short list that is replaced whole, never changed in place, as JSON in the row of its owner.</summary>
    public static void HasListConversion<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default)!,
        new ValueComparer<IReadOnlyList<T>>((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
}
