using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tests.Referentials;

namespace CqpMutualite.Domain.Tests;

/// <summary>Answers that complete a booklet of a real edition.</summary>
internal static class EditionAnswers
{
    /// <summary>Codes of the editions shipped.</summary>
    public const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels", Blocs = "blocs-relation-clients";

    /// <summary>A shipped edition.</summary>
    public static Referential Edition(string code) =>
        ReferentialReader.Read(File.ReadAllText(Path.Combine(RepositoryFiles.Editions, $"{code}.v2.json"))).Edition!;

    /// <summary>
    /// An answer to each required question of a booklet: the favourable value of a scale (or the unfavourable one), the first mention, a day of March 2026.
    /// <paramref name="only"/>: the questions answered; null for all.
    /// </summary>
    public static Dictionary<string, string> Of(Referential edition, string booklet, bool favourable = true, Func<Question, bool>? only = null) =>
        edition.Booklet(booklet)!.Questions(edition).Where(question => question.Field.Required && (only is null || only(question)))
            .ToDictionary(question => question.Key, question => Value(edition, question, favourable));

    /// <summary>A value of the question's kind.</summary>
    public static string Value(Referential edition, Question question, bool favourable = true) => question.Field.Kind switch
    {
        FieldKind.Choice => Chosen(edition.Scale(question.Field.Scale!), favourable),
        FieldKind.Mention => edition.Mentions[0].Key,
        FieldKind.Date => "2026-03-12",
        FieldKind.Number => "7",
        _ => "Réponse",
    };

    private static string Chosen(Scale scale, bool favourable) => (scale.Values.FirstOrDefault(value => value.Favourable == favourable) ?? scale.Values[0]).Key;
}
