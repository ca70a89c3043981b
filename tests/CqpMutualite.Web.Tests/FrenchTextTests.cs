using System.Globalization;
using System.Text.Encodings.Web;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests;

public class FrenchTextTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>In the expectations: ~ is the no-break space, ^ the narrow one.</summary>
    private static string Spaced(string text) => text.Replace('~', '\u00A0').Replace('^', '\u202F');

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-20", "vendredi 20~novembre 2026")]
    [InlineData("2027-01-01", "vendredi 1er~janvier 2027")]
    [InlineData("2026-08-09", "dimanche 9~août 2026")]
    public void A_long_date_names_the_day(string day, string expected) =>
        Assert.Equal(Spaced(expected), FrenchText.LongDate(Day(day)));

    [Theory]
    [InlineData("2026-11-24", "24~nov. 2026", "mar. 24~novembre", "mardi 24~novembre")]
    [InlineData("2027-05-01", "1er~mai 2027", "sam. 1er~mai", "samedi 1er~mai")]
    public void A_date_in_a_list_is_short(string day, string list, string under, string sentence)
    {
        Assert.Equal(Spaced(list), FrenchText.ListDate(Day(day)));
        Assert.Equal(Spaced(under), FrenchText.ShortDayDate(Day(day)));
        Assert.Equal(Spaced(sentence), FrenchText.DayDate(Day(day)));
    }

    [Fact]
    public void A_typed_date_is_day_month_year() => Assert.Equal("14/05/1992", FrenchText.TypedDate(new DateOnly(1992, 5, 14)));

    [Theory]
    [InlineData("2026-11-20T13:32:00Z", "14~h~32", "20~novembre 2026 à~14~h~32")]
    [InlineData("2026-07-14T22:05:00Z", "0~h~05", "15~juillet 2026 à~0~h~05")]
    [InlineData("2026-11-20T09:00:00+01:00", "9~h", "20~novembre 2026 à~9~h")]
    public void An_instant_is_told_in_Paris(string instant, string hour, string moment)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal(Spaced(hour), FrenchText.Hour(at));
        Assert.Equal(Spaced(moment), FrenchText.Moment(at));
    }

    [Fact]
    public void The_day_in_Paris_starts_before_midnight_of_Greenwich() =>
        Assert.Equal(new DateOnly(2026, 11, 21), FrenchText.ParisDay(new DateTimeOffset(2026, 11, 20, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-20", "Aujourd’hui")]
    [InlineData("2026-11-21", "Demain")]
    [InlineData("2026-11-24", "Dans 4~jours")]
    [InlineData("2027-01-19", "Dans 60~jours")]
    [InlineData("2027-01-20", "Dans 2~mois")]
    [InlineData("2027-03-03", "Dans 3~mois")]
    [InlineData("2029-11-20", "Dans 3~ans")]
    [InlineData("2026-11-19", "1~jour de retard")]
    [InlineData("2026-11-17", "3~jours de retard")]
    public void A_deadline_is_told_by_its_distance(string due, string expected) =>
        Assert.Equal(Spaced(expected), FrenchText.Distance(Day(due), Today));

    [Theory]
    [InlineData(0, "Aucun dossier")]
    [InlineData(1, "1~dossier")]
    [InlineData(2, "2~dossiers")]
    [InlineData(12345, "12^345~dossiers")]
    public void A_count_agrees_with_its_noun(int count, string expected) =>
        Assert.Equal(Spaced(expected), FrenchText.Plural(count, "dossier", "dossiers"));

    [Fact]
    public void None_agrees_in_gender() => Assert.Equal("Aucune action", FrenchText.Plural(0, "action", "actions", feminine: true));

    [Theory]
    [InlineData("Étienne Lacombe", "ÉL")]
    [InlineData("Cap Compétences", "CC")]
    [InlineData("OEMM", "OE")]
    [InlineData("Anne-Lise de La Tour", "AT")]
    [InlineData("Marie d’Alembert", "MA")]
    [InlineData("", "?")]
    public void Initials_keep_the_first_and_the_last_word(string name, string expected) => Assert.Equal(expected, FrenchText.Initials(name));

    [Fact]
    public void A_list_ends_with_and()
    {
        Assert.Equal("", FrenchText.Join([]));
        Assert.Equal("a", FrenchText.Join(["a"]));
        Assert.Equal("a et b", FrenchText.Join(["a", "b"]));
        Assert.Equal("a, b et c", FrenchText.Join(["a", "b", "c"]));
    }

    [Theory]
    [InlineData("Karim Benali", "de Karim Benali")]
    [InlineData("Inès Delorme", "d’Inès Delorme")]
    [InlineData("Élodie Marchetti", "d’Élodie Marchetti")]
    [InlineData("Yanis Ferrand", "de Yanis Ferrand")]
    [InlineData("Hugo Lemaire", "de Hugo Lemaire")]
    public void The_preposition_is_elided_before_a_vowel(string name, string expected) => Assert.Equal(expected, FrenchText.Of(name));

    [Fact]
    public void Typed_spaces_become_no_break_where_French_wants_them() =>
        Assert.Equal(Spaced("Qui ? «~Moi~»~: l’OEMM^! 94~%").Replace("Qui ?", "Qui\u202F?"), FrenchText.NoBreak("Qui ? « Moi » : l'OEMM ! 94 %"));

    [Fact]
    public void An_hour_is_not_taken_for_punctuation() => Assert.Equal("à 14:32", FrenchText.NoBreak("à 14:32"));

    [Fact]
    public void The_first_of_the_month_is_superscript_and_the_rest_is_encoded()
    {
        using var writer = new StringWriter();
        FrenchText.Html("le 1er mai <b>, 21er").WriteTo(writer, HtmlEncoder.Default);
        Assert.Equal("le 1<sup>er</sup> mai &lt;b&gt;, 21er", writer.ToString());
    }
}
