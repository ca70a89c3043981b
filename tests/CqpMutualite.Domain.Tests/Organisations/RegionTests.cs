using CqpMutualite.Domain.Organisations;
using Xunit;

namespace CqpMutualite.Domain.Tests.Organisations;

public sealed class RegionTests
{
    [Theory]
    [InlineData("44000", Region.PaysDeLaLoire)]
    [InlineData("01000", Region.AuvergneRhoneAlpes)]
    [InlineData("20000", Region.Corse)]
    [InlineData("20600", Region.Corse)]
    [InlineData("67000", Region.GrandEst)]
    [InlineData("75116", Region.IleDeFrance)]
    [InlineData("97110", Region.Guadeloupe)]
    [InlineData("97200", Region.Martinique)]
    [InlineData("97300", Region.Guyane)]
    [InlineData("97400", Region.LaReunion)]
    [InlineData("97600", Region.Mayotte)]
    [InlineData("97500", null)]
    [InlineData("97133", null)]
    [InlineData("97150", null)]
    [InlineData("98000", null)]
    [InlineData("00100", null)]
    [InlineData("99123", null)]
    [InlineData("440", null)]
    [InlineData("2A004", null)]
    [InlineData(null, null)]
    public void The_region_is_that_of_the_postal_code(string? postalCode, Region? expected) => Assert.Equal(expected, Regions.Of(postalCode));

    [Fact]
    public void Every_department_has_one_region_and_every_region_a_name()
    {
        var metropolitan = Enumerable.Range(1, 95).Select(number => Regions.Of($"{number:00}000")).ToList();

        Assert.All(metropolitan, region => Assert.NotNull(region));
        Assert.Equal(13, metropolitan.Distinct().Count());
        Assert.Equal(18, Enum.GetValues<Region>().Select(region => region.Name()).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<Region>().OrderBy(region => region.Name(), StringComparer.Create(new("fr-FR"), ignoreCase: true)),
            Enum.GetValues<Region>()
        );
    }

    [Fact]
    public void An_organisation_keeps_its_region_with_its_address()
    {
        var company = Organisation.Create("Mutuelle", OrganisationKind.Company);
        Assert.Null(company.Region);

        company.Describe(new OrganisationIdentity("Mutuelle", "00000101600013", null, "29200", "Brest"));
        Assert.Equal(Region.Bretagne, company.Region);

        company.Describe(new OrganisationIdentity("Mutuelle", "00000101600013", null, null, "Brest"));
        Assert.Null(company.Region);
    }
}
