using AngleSharp.Dom;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>The history names people to whoever may know them, and says the capacity alone to the others.</summary>
public class NamesInHistoryTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Company = "Hélène Vasseur (RH, Mutuelle Horizon)", Certifier = "(OEMM";

    [Theory, Rule("HIS-01")]
    [InlineData("rh@horizon.example", true, false)]
    [InlineData("tuteur@horizon.example", true, false)]
    [InlineData("candidat@horizon.example", true, false)]
    [InlineData("formation@cap-competences.example", true, false)]
    [InlineData("oemm@cqp.example", true, true)]
    public async Task Each_reader_is_told_the_names_that_they_may_know(string email, bool company, bool certifier)
    {
        using var reader = await Visitor.SignedInAsync(app, email);
        var text = (await reader.OpenAsync("/dossiers/DEMO-SPE-01/historique")).Text;
        Assert.Equal(company, text.Contains(Company, StringComparison.Ordinal));
        Assert.Equal(certifier, text.Contains(Certifier, StringComparison.Ordinal));
    }
}
