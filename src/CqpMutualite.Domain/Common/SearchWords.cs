namespace CqpMutualite.Domain.Common;

/// <summary>
/// The words under which something is found, and those that somebody types. A typed word finds each word that it begins. What one writes apart
/// (« de la Tour », « O’Brien », « Jean-Noël ») another writes together: neighbours are kept, and asked, joined too.
/// </summary>
public static class SearchWords
{
    /// <summary>Letters of a word that are kept; a longer one is cut, when it is typed too.</summary>
    public const int Longest = 40;

    private const int MostJoined = 3, MostTyped = 8, MostTypedJoined = 4, ShortestRest = 3, ShortestEnd = 2;

    // before a name, written apart by some and joined by others
    private static readonly string[] Particles =
        ["D", "DE", "DEL", "DELA", "DES", "DI", "DU", "EL", "AL", "BEN", "L", "LA", "LE", "LES", "MAC", "MC", "O", "SAINT", "ST", "VAN", "VON"];

    /// <summary>The words of a name, or of another text.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        var words = Split(text);
        return Joined(words).Concat(words.SelectMany(WithoutParticle)).Select(Cut).Distinct();
    }

    /// <summary>The words of a reference, each part of it from any of its signs on: « 42 » finds « CQP-2026-0042 ».</summary>
    public static IEnumerable<string> OfReference(string reference)
    {
        var parts = Split(reference);
        return Joined(parts).Concat(parts.SelectMany(Ends)).Select(Cut).Distinct();
    }

    /// <summary>
    /// What is asked: for each word typed, the beginnings of which one must be found: itself, or itself with its neighbours. Empty: nothing that can be found.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Asked(string? typed)
    {
        var words = Split(typed).Take(MostTyped).ToArray();
        return [.. words.Select((_, rank) => (IReadOnlyList<string>)[.. RunsThrough(words, rank).Select(Cut).Distinct()])];
    }

    private static IEnumerable<string> RunsThrough(string[] words, int rank) =>
        from length in Enumerable.Range(1, Math.Min(MostTypedJoined, words.Length))
        from start in Enumerable.Range(0, words.Length - length + 1)
        where start <= rank && rank < start + length
        select string.Concat(words[start..(start + length)]);

    private static string[] Split(string? text) => FoldedName.WithFigures(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Joined(string[] words) =>
        from start in Enumerable.Range(0, words.Length)
        from length in Enumerable.Range(1, Math.Min(MostJoined, words.Length - start))
        select string.Concat(words[start..(start + length)]);

    private static IEnumerable<string> Ends(string part) => Enumerable.Range(1, Math.Max(0, part.Length - ShortestEnd)).Select(from => part[from..]);

    private static IEnumerable<string> WithoutParticle(string word) =>
        Particles.Where(particle => word.Length >= particle.Length + ShortestRest && word.StartsWith(particle, StringComparison.Ordinal))
            .Select(particle => word[particle.Length..]);

    private static string Cut(string word) => word.Length > Longest ? word[..Longest] : word;
}
