using System.Text;

namespace CqpMutualite.Domain.People;

/// <summary>The lists of places that the assembly carries, each with its source and its date at its head.</summary>
internal static class PlaceLines
{
    /// <summary>The lines of a list, cut at their semicolons.</summary>
    public static IEnumerable<string[]> Of(string list)
    {
        using var content = typeof(PlaceLines).Assembly.GetManifestResourceStream($"places/{list}.csv")!;
        using var reader = new StreamReader(content, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(';');
            }
        }
    }
}
