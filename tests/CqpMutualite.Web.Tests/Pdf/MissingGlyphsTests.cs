using CqpMutualite.Web.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

public sealed class MissingGlyphsTests
{
    [Theory]
    [InlineData("Œuvre à l’été : « 1 000 € » – ½ ✓ → ☐ Łukasz Żółkiewski Ελένη Иван Nguyễn")]
    [InlineData("😀 👍🏽 ❤️")]
    [InlineData("contrôle \u001B et \u0000 et tabulation \t\r\n")]
    [InlineData("e\u0301 décomposé")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_missing(string? text) => Assert.Empty(MissingGlyphs.Of(text));

    [Fact]
    public void Missing_characters_are_named_once_in_order() =>
        Assert.Equal(["漢", "字", "\uE001", "\uFFFD"], MissingGlyphs.Of("漢 é 字 漢 \uE001 \uD83D"));
}
