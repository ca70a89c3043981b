using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using Xunit;

namespace CqpMutualite.Domain.Tests.Common;

public sealed class PrintTests
{
    [Theory]
    [InlineData("Marie-Hélène, d’Aÿrens-LE  GOFF")]
    [InlineData("Đặng Thị Hằng, Ștefan Țîrlea, Łukasz Żółkiewski, Ğizem Şahin, Ñandú")]
    [InlineData("e\u0301 décomposé, m\u0303 sans lettre à lui")]
    [InlineData("Mutuelle « Cœur d’Ô » & Cie – n° 12, 3e étage")]
    [InlineData(null)]
    public void Latin_names_print(string? text) => Assert.Null(Print.Refusal(text));

    [Theory]
    [InlineData("小明", "小 明")]
    [InlineData("Иван", "И в а н")]
    [InlineData("Ελένη", "Ε λ έ ν η")]
    [InlineData("محمد", "م ح د")]
    [InlineData("Léa 😀", "😀")]
    [InlineData("a\uE001b", "\uE001")]
    [InlineData("a\uFFFFb\uD83D", "\uFFFD")]
    [Rule("DOC-06")]
    public void Signs_that_no_document_draws_are_named(string text, string named)
    {
        Assert.Equal(named.Split(' '), Print.Foreign(text));
        Assert.Contains(named.Split(' ')[0], Print.Refusal(text));
    }

    [Fact]
    [Rule("DOC-06")]
    public void A_name_is_refused_where_it_is_given_and_where_it_changes()
    {
        var today = new DateOnly(2026, 10, 1);
        var draft = new IdentityDraft
        {
            FirstNames = "Мария",
            BirthName = "王",
            UsedName = "Ли",
            BirthPlace = "北京",
            BirthCountry = "中国",
            Sex = Sex.Female,
            BirthDate = new DateOnly(1990, 1, 2),
        };
        Assert.Equal(
            [
                ("FirstNames", "identity.unprintable"),
                ("BirthName", "identity.unprintable"),
                ("UsedName", "identity.unprintable"),
                ("BirthPlace", "identity.unprintable"),
                ("BirthCountry", "identity.unprintable"),
            ],
            draft.Refusals(today, complete: false).Select(refusal => (refusal.Field, refusal.Code))
        );

        var person = Person.Named("Maria", "Wang");
        var refused = person.ChangeName(new CivilNames("Maria", "王", "42"), "Mariage.", today, today);
        Assert.Equal(
            [("BirthName", "identity.unprintable"), ("UsedName", "identity.name-letters")],
            refused.Refusals.Select(refusal => (refusal.Field, refusal.Code))
        );
        Assert.Equal("Maria Wang", person.Name);
    }
}
