using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Documents;

/// <summary>The guide says the figures of its edition and none of another.</summary>
public class JuryGuideTests
{
    [Theory]
    [InlineData(Specialiste, "10\u00A0min", "du collège des employeurs à celui des salariés", "5\u00A0ans")]
    [InlineData(Conseiller, "30\u00A0min", "L’avis des évaluateurs", "dans l’ordre que le jury choisit")]
    [InlineData(Blocs, "20\u00A0min", "commission paritaire", "ne donne pas de durée aux blocs acquis")]
    [Rule("JUR-04"), Rule("JUR-05"), Rule("JUR-07"), Rule("JUR-12"), Rule("COM-01")]
    public void It_tells_the_course_the_seats_and_what_follows(string code, params string[] expected)
    {
        var text = Text(code, null);
        Assert.All(expected, words => Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("ne donne pas de motifs", text, StringComparison.Ordinal);
        Assert.Equal(Edition(code).Commission is not null, text.Contains("Qui siège en commission", StringComparison.Ordinal));
        Assert.Equal(Edition(code).Rules.Vae is not null, text.Contains("validation des acquis", StringComparison.Ordinal));
        Assert.Equal(code != Blocs, text.Contains("évaluations intermédiaires", StringComparison.Ordinal));
    }

    [Fact]
    [Rule("SIL-13")]
    public void The_minutes_of_the_deliberation_are_those_of_the_setting()
    {
        Assert.Contains("15\u00A0min prévues", Text(Specialiste, 15), StringComparison.Ordinal);
        Assert.DoesNotContain("prévues", Text(Specialiste, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DecisionRule.Collective, CastingVote.President, "d’un commun accord ;")]
    [InlineData(DecisionRule.Majority, CastingVote.None, "à la majorité de ses membres, sans voix prépondérante ;")]
    [InlineData(DecisionRule.Majority, CastingVote.President, "la voix du président l’emportant en cas de partage ;")]
    [InlineData(DecisionRule.Unanimity, CastingVote.None, "à l’unanimité de ses membres ;")]
    [Rule("SIL-03")]
    public void The_way_of_deciding_is_that_of_the_settings(DecisionRule rule, CastingVote casting, string expected) =>
        Assert.Contains(expected, Text(Specialiste, null, rule, casting), StringComparison.Ordinal);

    private static string Text(string code, int? minutes, DecisionRule rule = DecisionRule.Collective, CastingVote casting = CastingVote.None)
    {
        var edition = Edition(code);
        var timings = new[] { code, "charge-accueil" }
            .Select(certification => ("CQP " + certification, edition.JuryTiming(certification)))
            .Take(code == Blocs ? 2 : 1)
            .ToList();
        return string.Join(
            '\n',
            JuryGuideDocument.Of(edition, new JuryGuideFacts(timings, minutes, rule, casting), DateTimeOffset.UnixEpoch).Body.SelectMany(Lines)
        );
    }

    private static IEnumerable<string> Lines(Node node) => node switch
    {
        Cover cover => cover.Children.SelectMany(Lines).Prepend(cover.Title),
        Section section => section.Children.SelectMany(Lines).Prepend(section.Title),
        Panel panel => panel.Children.SelectMany(Lines),
        Paragraph paragraph => [paragraph.Text.Plain],
        TextList list => list.Items.Select(item => item.Text.Plain),
        Table table => table.Rows.SelectMany(row => row.Cells.SelectMany(cell => cell.Children.SelectMany(Lines))).Prepend(table.Caption ?? ""),
        _ => [],
    };
}
