using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.WholePath;

/// <content>Each edition that walks it.</content>
public abstract partial class WholePathTests
{
    /// <summary>The edition that the organisation assesses on every unit.</summary>
    public sealed class OfConseiller(AppHost app)
        : WholePathTests(app, true, "CQP Conseiller(ère) mutualiste individuels", "Ruche", ["d1", "d2", "d3", "d4", "d5", "d6", "d7"]),
            IClassFixture<AppHost>
    {
        [Fact]
        public Task A_candidate_goes_from_the_opening_of_the_file_to_the_published_decision() => WalkAsync();
    }

    /// <summary>The edition by blocs, assessed on every unit without training.</summary>
    public sealed class OfBlocs(AppHost app)
        : WholePathTests(app, false, "CQP Chargé(e) d'accueil et de relation clients/adhérents", "Miel", ["b1", "b2", "b3"]),
            IClassFixture<AppHost>
    {
        [Fact]
        public Task A_candidate_goes_from_the_opening_of_the_file_to_the_published_decision() => WalkAsync();
    }

    [GeneratedRegex(@"https?://\S+/nouveau-mot-de-passe\S+")]
    private static partial Regex PasswordLink();
}
