using CqpMutualite.Domain.Jury;
using Xunit;

namespace CqpMutualite.Domain.Tests.Jury;

public class DayDoubtsTests
{
    private static readonly TimeOnly Nine = new(9, 0);

    [Theory]
    [Rule("JUR-14")]
    [InlineData("2026-12-25", Territory.Mainland, "Noël")]
    [InlineData("2027-01-01", Territory.Mainland, "le jour de l’An")]
    [InlineData("2027-03-29", Territory.Mainland, "le lundi de Pâques")]
    [InlineData("2027-05-06", Territory.Mainland, "l’Ascension")]
    [InlineData("2027-05-17", Territory.Mainland, "le lundi de Pentecôte")]
    [InlineData("2028-04-17", Territory.Mainland, "le lundi de Pâques")]
    [InlineData("2038-04-26", Territory.Mainland, "le lundi de Pâques")] // the latest day of Easter
    [InlineData("2027-03-26", Territory.AlsaceMoselle, "le Vendredi saint")]
    [InlineData("2028-12-26", Territory.AlsaceMoselle, "la Saint-Étienne")]
    [InlineData("2027-05-27", Territory.Guadeloupe, "la commémoration de l’abolition de l’esclavage")]
    [InlineData("2027-06-10", Territory.Guyane, "la commémoration de l’abolition de l’esclavage")]
    [InlineData("2027-12-20", Territory.LaReunion, "la commémoration de l’abolition de l’esclavage")]
    [InlineData("2028-05-22", Territory.Martinique, "la commémoration de l’abolition de l’esclavage")]
    [InlineData("2027-04-27", Territory.Mayotte, "la commémoration de l’abolition de l’esclavage")]
    [InlineData("2027-03-26", Territory.Mainland, null)]
    [InlineData("2028-12-26", Territory.Mainland, null)]
    [InlineData("2027-05-27", Territory.Martinique, null)]
    [InlineData("2027-03-30", Territory.Mainland, null)]
    public void Public_holidays_are_those_of_the_territory(string day, Territory territory, string? holiday) =>
        Assert.Equal(holiday, territory.Holiday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    [Rule("JUR-14")]
    public void A_sunday_a_past_hour_and_a_short_notice_are_told()
    {
        var sunday = new DateOnly(2027, 1, 17);
        Assert.Equal(["Ce jour-là est un dimanche."], Of(sunday, new DateTime(2026, 12, 1), 15));
        Assert.Empty(Of(new DateOnly(2027, 1, 18), new DateTime(2027, 1, 3), 15));
        Assert.Contains("Il reste 14 jours", Assert.Single(Of(new DateOnly(2027, 1, 18), new DateTime(2027, 1, 4), 15)), StringComparison.Ordinal);
        Assert.Contains("aujourd’hui", Assert.Single(Of(new DateOnly(2027, 1, 18), new DateTime(2027, 1, 18, 8, 59, 0), 15)), StringComparison.Ordinal);
        Assert.Equal(["L’heure du premier passage est déjà passée."], Of(new DateOnly(2027, 1, 18), new DateTime(2027, 1, 18, 9, 1, 0), 15));
        Assert.Empty(Of(new DateOnly(2027, 1, 18), new DateTime(2027, 1, 18, 8, 0, 0), 0));
    }

    [Fact]
    [Rule("JUR-14")]
    public void Every_territory_has_its_name_and_its_clock() => Assert.All(
        Enum.GetValues<Territory>(),
        territory =>
        {
            Assert.NotEmpty(territory.Name());
            Assert.NotNull(TimeZoneInfo.FindSystemTimeZoneById(territory.Zone()));
            Assert.Equal(territory.Zone() == "Europe/Paris", territory.Clock() is null);
        });

    private static IEnumerable<string> Of(DateOnly day, DateTime now, int notice) => DayDoubts.Of(Territory.Mainland, day, Nine, now, notice);
}
