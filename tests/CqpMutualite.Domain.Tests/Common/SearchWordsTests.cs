using System.Text;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Xunit;

namespace CqpMutualite.Domain.Tests.Common;

public class SearchWordsTests
{
    [Theory]
    [Rule("LIS-01")]
    [InlineData("Élodie Marchetti", "elodie")]
    [InlineData("Élodie Marchetti", "Marchetti Élodie")]
    [InlineData("Élodie Marchetti", "marchet elod")]
    [InlineData("Yann Le Bihan", "bihan")]
    [InlineData("Yann Le Bihan", "lebihan")]
    [InlineData("Yann Lebihan", "le bihan")]
    [InlineData("Yann Lebihan", "bihan")]
    [InlineData("Zoé Lœuvre", "loeuvre")]
    [InlineData("Zoé Loeuvre", "Zoé Lœuvre")]
    [InlineData("Sean O'Brien", "o’brien")]
    [InlineData("Sean O’Brien", "OBRIEN")]
    [InlineData("Sean OBRIEN", "O'Brien sean")]
    [InlineData("Sean Oʼbrien", "brien")]
    [InlineData("Jean Noël Petit", "jean-noel")]
    [InlineData("Jean-Noël Petit", "jeannoel")]
    [InlineData("Jeannoël Petit", "jean noël")]
    [InlineData("Claire de la Tour", "delatour")]
    [InlineData("Claire Delatour", "de la tour")]
    [InlineData("Claire De-La-Tour", "tour claire")]
    [InlineData("Claire d'Aÿrens-LE  GOFF", "dayrens legoff")]
    [InlineData("Ana Đorđević", "dordevic")]
    [InlineData("Ana Dordevic", "Đorđević")]
    [InlineData("Łukasz Weiß", "lukasz weiss")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("Işıl Çelik", "isil celik")]
    [InlineData("Bernard So\u00ADphie", "sophie")]
    [InlineData("Mutuelle 44", "44")]
    public void A_name_is_found_however_it_is_written(string name, string typed)
    {
        Assert.True(Finds(SearchWords.Of(name), typed), $"« {typed} » does not find « {name} »");
        Assert.True(Finds(SearchWords.Of(name.Normalize(NormalizationForm.FormD)), typed));
        Assert.True(Finds(SearchWords.Of(name), typed.Normalize(NormalizationForm.FormD)));
        Assert.True(Finds(SearchWords.Of(name), "  " + typed.ToUpperInvariant() + " , "));
    }

    [Theory]
    [InlineData("Élodie Marchetti", "elodie bihan")]
    [InlineData("Élodie Marchetti", "arch")]
    [InlineData("Jean Noël Petit", "noel grand")]
    public void Every_word_must_be_found(string name, string typed) => Assert.False(Finds(SearchWords.Of(name), typed));

    [Theory]
    [Rule("LIS-01")]
    [InlineData("DEMO-SPE-03", "spe-03")]
    [InlineData("DEMO-SPE-03", "spe 03")]
    [InlineData("DEMO-SPE-03", "demospe03")]
    [InlineData("CQP-2026-0042", "42")]
    [InlineData("CQP-2026-0042", "2026-0042")]
    [InlineData("CQP-2026-0042", "26-004")]
    [InlineData("CQP-2026-0042", "cqp 42")]
    public void A_part_of_a_reference_finds_it(string reference, string typed) => Assert.True(Finds(SearchWords.OfReference(reference), typed));

    [Theory]
    [InlineData("\0")]
    [InlineData(" \u0007 - ' ")]
    [InlineData("…")]
    [InlineData("\uD800")]
    [InlineData(null)]
    public void What_holds_neither_letter_nor_figure_asks_nothing(string? typed) => Assert.Empty(SearchWords.Asked(typed));

    [Fact]
    public void A_long_word_is_cut_alike_when_kept_and_when_typed()
    {
        var name = string.Concat(Enumerable.Repeat("Abc", 30));
        Assert.True(Finds(SearchWords.Of(name), name));
        Assert.All(SearchWords.Of(name + " " + name), word => Assert.True(word.Length <= SearchWords.Longest));
    }

    [Fact]
    public void People_and_organisations_are_sorted_by_their_folded_name()
    {
        var person = Person.Named("Émile", "Œuvrard");
        Assert.Equal("OEUVRARD EMILE", person.SortName);
        Assert.True(person.ChangeName(new CivilNames("Émile", "Œuvrard", "d’Été"), "Mariage", new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 15)).IsAccepted);
        Assert.Equal("D ETE EMILE", person.SortName);
        Assert.Equal("MUTUELLE DE L ETE 44", Organisation.Create("Mutuelle de l’Été 44", OrganisationKind.Company).SortName);
    }

    // what the store does: each word typed, or a run of them through it, begins a word kept
    private static bool Finds(IEnumerable<string> kept, string typed)
    {
        var (words, asked) = (kept.ToList(), SearchWords.Asked(typed));
        return asked.Count > 0 && asked.All(beginnings => beginnings.Any(Begins));

        bool Begins(string beginning) => words.Exists(word => word.StartsWith(beginning, StringComparison.Ordinal));
    }
}
