using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Tests.Turns;

public sealed class TextRendererTests
{
    private static readonly Dictionary<string, string> NoValues = [];

    [Theory]
    [InlineData("en", "{exchange} and {operator}", "Binance and Helper")]
    [InlineData("zh-Hans", "{exchange}的{operator}", "币安的助手")]
    [InlineData("de", "{exchange} {operator}", "Binance Helper")]
    [InlineData("en", "{site} {threshold} {limit} {cooldown} {reviewTime} {manualDays}", "https://www.binance.com 3 24 24 2-30 1-3")]
    [InlineData("en", "{unknown} {} { exchange }", "{unknown} {} { exchange }")]
    public void Braces_are_filled_in_for_the_locale(string locale, string wording, string said) =>
        Assert.Equal(said, Renderer(locale, new TestContent("en", "zh-Hans", "de").Say("shared/help", wording)).Find("shared/help", null));

    [Fact]
    public void The_figures_are_those_of_the_profile() => Assert.Equal(
        "5 48 12",
        Renderer("en", new TestContent().Say("shared/help", "{threshold} {limit} {cooldown}")
            .Set("profile.json", "thresholds", """{ "rejectionsInRow": 5, "hoursUnderReview": 48 }""")
            .Set("profile.json", "times", """{ "reviewMinutes": "1", "manualWorkingDays": "1", "cooldownHours": 12 }""")).Find("shared/help", null));

    [Fact]
    public void A_value_of_the_text_beats_a_shared_one() => Assert.Equal(
        "3 of Elsewhere",
        Renderer("en", new TestContent().Say("shared/help", "{count} of {exchange}"))
            .Find("shared/help", new Dictionary<string, string> { ["count"] = "3", ["exchange"] = "Elsewhere" }));

    [Fact]
    public void Braces_in_a_value_are_not_filled_in() => Assert.Equal(
        "You wrote {site} {reason}",
        Renderer("en", new TestContent().Say("shared/help", "You wrote {quote}"))
            .Find("shared/help", new Dictionary<string, string> { ["quote"] = "{site} {reason}", ["reason"] = "x" }));

    [Theory]
    [InlineData("zh-Hans", "这是：反光")]
    [InlineData("en", "It is: Glare")]
    public void A_value_may_refer_to_another_text_of_the_locale(string locale, string said)
    {
        var content = new TestContent("en", "zh-Hans")
            .SayIn("en", "shared/help", "It is: {reason}").SayIn("zh-Hans", "shared/help", "这是：{reason}")
            .SayIn("en", "shared/thanks", "Glare").SayIn("zh-Hans", "shared/thanks", "反光");

        Assert.Equal(said, Renderer(locale, content).Find("shared/help", new Dictionary<string, string> { ["reason"] = $"{TextRenderer.Reference}shared/thanks" }));
    }

    [Theory]
    [InlineData(false, "I help.", "Same.")]
    [InlineData(true, "We help.", "Same.")]
    public void The_exchange_has_its_own_wording_where_an_author_wrote_one(bool isExchange, string help, string thanks)
    {
        var renderer = Renderer("en", new TestContent()
            .Set("profile.json", "operator", $$"""{ "name": "Helper", "isExchange": {{(isExchange ? "true" : "false")}} }""")
            .TextIn("en", "shared/help", """{ "text": "I help.", "ifExchange": "We help." }""").Say("shared/thanks", "Same."));

        Assert.Equal([help, thanks], [renderer.Find("shared/help", NoValues), renderer.Find("shared/thanks", NoValues)]);
    }

    [Fact]
    public void A_text_that_no_author_wrote_is_not_found() => Assert.Null(Renderer("en", new TestContent()).Find("shared/nothing", null));

    [Fact]
    public void A_label_is_a_text_or_the_name_of_a_folder()
    {
        var renderer = Renderer("en", new TestContent().Topic("reasons/glare", []).Set("reasons/glare/en.json", "name", "\"Glare\"").Say("shared/help", "Ask {exchange}"));

        Assert.Equal("Glare", renderer.Label("reasons/glare"));
        Assert.Equal("Ask Binance", renderer.Label("shared/help"));
        Assert.Equal("nowhere/nothing", renderer.Label("nowhere/nothing"));
    }

    private static TextRenderer Renderer(string locale, TestContent content) => new(content.Snapshot, locale);
}
