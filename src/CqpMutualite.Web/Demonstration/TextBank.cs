using System.Text.Json;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Demonstration;

/// <summary>
/// Invented texts of the demonstration, by edition and by what a question means: never by the key of a field, so that a new
/// question of an edition finds an answer without a line of code. Each entry has variants, so that two files do not read the same.
/// </summary>
internal sealed class TextBank
{
    private const string Common = "communs";
    private readonly Dictionary<string, Dictionary<string, string[][]>> books;

    private TextBank(Dictionary<string, Dictionary<string, string[][]>> books) => this.books = books;

    /// <summary>Reads the texts that the application carries.</summary>
    public static TextBank Load()
    {
        var assembly = typeof(TextBank).Assembly;
        var books = new Dictionary<string, Dictionary<string, string[][]>>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("demonstration/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var entries = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(stream)!;
            books[Path.GetFileNameWithoutExtension(name)] = entries.ToDictionary(
                entry => entry.Key,
                entry => Array.ConvertAll(entry.Value, variant => Array.ConvertAll(variant, FrenchText.NoBreak)));
        }

        return new TextBank(books);
    }

    /// <summary>
    /// The answer of a free question: <paramref name="rank"/> counts the questions of the same unit, author, meaning and kind;
    /// <paramref name="unitRank"/> the units, for the texts that an edition gives once for all of them. Null when none is written.
    /// </summary>
    public string? Answer(Referential edition, Question question, int rank, int unitRank, int variant)
    {
        var asked = $"{Word(question.Field.FilledBy!.Value)} {Word(question.Field.Meaning)}{(question.Field.Kind == FieldKind.Text ? " text" : "")}";
        foreach (var book in new[] { edition.Code, Common })
        {
            foreach (var (key, index) in new[] { ($"{question.Unit ?? "-"} {asked}", rank), ($"* {asked}", question.Unit is null ? rank : unitRank) })
            {
                if (Variant(book, key, variant) is { } texts)
                {
                    return question.Unit is null && index >= texts.Length ? null : texts[index % texts.Length];
                }
            }
        }

        return null;
    }

    /// <summary>The texts of an entry that answers no question (modules, advice of a jury).</summary>
    public IReadOnlyList<string> Texts(Referential edition, string? unit, string entry, int variant) =>
        new[] { (edition.Code, $"{unit ?? "-"} {entry}"), (Common, $"{unit ?? "-"} {entry}"), (Common, $"* {entry}") }
            .Select(place => Variant(place.Item1, place.Item2, variant)).FirstOrDefault(texts => texts is not null) ?? [];

    private string[]? Variant(string book, string key, int variant) =>
        books.TryGetValue(book, out var entries) && entries.TryGetValue(key, out var variants) ? variants[variant % variants.Length] : null;

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
