using CqpMutualite.Web.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

public sealed class FrenchSpacingTests
{
    // ~ stands for the narrow no-break space, _ for the no-break space.
    [Theory]
    [InlineData("Quoi ? « Oui » : non ; fin !", "Quoi~? «_Oui_»_: non~; fin~!")]
    [InlineData("Vraiment ?! (« Oui ! »)", "Vraiment~?! («_Oui~!_»)")]
    [InlineData("de 14 h à 14 h 35", "de 14_h à 14_h_35")]
    [InlineData("le 9 décembre 2026, le 1er mars", "le 9_décembre 2026, le 1er_mars")]
    [InlineData("250 € et 1 234 567 €, 10 %", "250_€ et 1~234~567_€, 10_%")]
    [InlineData("M. Martin, Mme Petit, n° 12", "M._Martin, Mme_Petit, n°_12")]
    [InlineData("Signature de l’évaluateur 1, Domaine 2, BLOC 3, 2 domaines", "Signature de l’évaluateur_1, Domaine_2, BLOC_3, 2 domaines")]
    [InlineData("10 jours, 3 ans, 5 pages", "10_jours, 3_ans, 5_pages")]
    [InlineData("https://exemple.fr/a?b=1;c http://x 14:32", "https://exemple.fr/a?b=1;c http://x 14:32")]
    [InlineData("L'article 4 du 12/11/2026 : \"cité\"", "L'article 4 du 12/11/2026_: \"cité\"")]
    [InlineData("10 hommes, 3 sections", "10 hommes, 3 sections")]
    [InlineData("santé / prévoyance", "santé / prévoyance")]
    public void Spaces_are_put_right(string text, string expected) =>
        Assert.Equal(expected.Replace('~', '\u202F').Replace('_', '\u00A0'), FrenchSpacing.Apply(text));

    [Fact]
    public void Only_spaces_are_ever_changed()
    {
        const string Signs = "aé0129hM.n°€%«»:;?!'’\"()/-–—,…\u00A0\u202F   \n";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Signs[random.Next(Signs.Length)])]);
            var spaced = FrenchSpacing.Apply(text);

            Assert.Equal(Bare(text), Bare(spaced));
            Assert.Equal(text.Length, spaced.Length);
            Assert.Equal(spaced, FrenchSpacing.Apply(spaced));
        }

        static string Bare(string text) => string.Concat(text.Select(c => c is '\u00A0' or '\u202F' ? ' ' : c));
    }
}
