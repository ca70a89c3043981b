using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tests;
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
    [Rule("DOC-06")]
    public void The_fonts_draw_every_character_that_a_name_may_hold() => Assert.Empty(MissingGlyphs.Of(string.Join(' ', Print.Allowed)));

    [Fact]
    public void Missing_characters_are_named_once_in_order() =>
        Assert.Equal(["漢", "字", "\uE001", "\uFFFD"], MissingGlyphs.Of("漢 é 字 漢 \uE001 \uD83D"));
}
