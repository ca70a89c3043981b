using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CqpMutualite.Web.Persistence.Configurations;

/// <summary>Keeps a short list that is replaced whole, never changed in place, as JSON in the row of its owner.</summary>
internal static class JsonLists
{
    public static void HasListConversion<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(Converter<T>(), Comparer<T>());

    public static void HasListConversion<T>(this ComplexTypePropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(Converter<T>(), Comparer<T>());

    private static ValueConverter<IReadOnlyList<T>, string> Converter<T>() => new(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default)!);

    private static ValueComparer<IReadOnlyList<T>> Comparer<T>() => new((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list);
}
