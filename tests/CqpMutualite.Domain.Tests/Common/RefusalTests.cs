using System.Reflection;
using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;
using Xunit;

namespace CqpMutualite.Domain.Tests.Common;

/// <summary>A refusal is a French sentence: its spaces are right wherever it is shown.</summary>
public partial class RefusalTests
{
    [Fact]
    public void Ordinary_spaces_become_the_ones_that_the_signs_want() =>
        Assert.Equal("Dites «\u00A0oui\u00A0»\u00A0: non\u202F; si\u202F? Non\u202F!", new Refusal("test", "Dites « oui » : non ; si ? Non !").Message);

    [Fact]
    public void Every_sentence_without_parameter_has_them()
    {
        var sentences = typeof(Refusal).Assembly.GetTypes().Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)).Where(property => property.PropertyType == typeof(Refusal))
            .Select(property => ((Refusal)property.GetValue(null)!).Message).ToList();
        Assert.True(sentences.Count > 20);
        Assert.All(sentences, sentence => Assert.DoesNotMatch(OrdinarySpace(), sentence));
    }

    [GeneratedRegex("[ ][:;?!»]|« ")]
    private static partial Regex OrdinarySpace();
}
