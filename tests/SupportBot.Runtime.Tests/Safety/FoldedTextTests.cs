using SupportBot.Runtime.Safety;

namespace SupportBot.Runtime.Tests.Safety;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("１２３Ｘ＠：", "123X@:")]
    [InlineData("1\u200B2\uFEFF3\u00AD4", "1234")]
    [InlineData("1‐2–3—4−5", "1-2-3-4-5")]
    [InlineData("a\u3000b\u00A0c\td", "a b c d")]
    [InlineData("٤٥٦ ۷۸۹ १२३", "456 789 123")]
    [InlineData("𝟏𝟐𝟑 1️⃣2️⃣", "123 12")]
    [InlineData("jose\u0301", "jose")]
    [InlineData("身份证👍", "身份证👍")]
    [InlineData("\uE000\uE001", "\uFFFD\uFFFD")]
    public void A_text_is_folded_to_what_it_looks_like(string text, string expected) =>
        Assert.Equal(expected, FoldedText.Of(text, []).Text);

    [Fact]
    public void Every_character_knows_where_it_came_from()
    {
        var folded = FoldedText.Of("\u200Ba\u200Bb𝟏c", []);

        Assert.Equal("ab1c", folded.Text);
        Assert.Equal([1, 3, 4, 6, 7], Enumerable.Range(0, 5).Select(folded.OriginalIndex));
    }

    [Fact]
    public void A_placeholder_is_one_character_that_no_detector_reads()
    {
        Assert.Equal("a" + FoldedText.Settled + "b", FoldedText.Of("a[code removed]b", ["[code removed]"]).Text);
    }
}
