using SupportBot.Runtime.Recognizers.Checks;

namespace SupportBot.Runtime.Tests.Recognizers.Checks;

public sealed class ReadingChecksTests
{
    [Fact]
    public void An_example_that_is_taken_for_another_topic_is_named_with_its_place_and_the_words_at_fault()
    {
        var content = new TestContent()
            .Topic("reasons/glare", []).Set("reasons/glare/reason.json", "codes", """["iq_glare"]""")
            .Topic("reasons/blurred", []).Set("reasons/blurred/en.json", "examples", """["out of focus", "they say iq_glare"]""");

        var fault = Assert.Single(ReadingChecks.Check(content.Snapshot, new(content.Snapshot), [.. content.Files]));

        Assert.Equal("The example 'they say iq_glare' is taken for reasons/glare, because of “iq_glare”.", fault.Problem);
        Assert.Equal("reasons/blurred/en.json", fault.Path);
        Assert.Contains("--explain", fault.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_as_its_own_topic_or_makes_the_bot_ask_is_no_fault()
    {
        var content = new TestContent().Topic("reasons/glare", ["glare"], ["dark"])
            .Topic("reasons/blurred", ["blurry"]).Set("reasons/blurred/en.json", "phrases", """["blurry and dark", "out of focus"]""");

        Assert.Empty(ReadingChecks.Check(content.Snapshot, new(content.Snapshot), [.. content.Files]));
    }
}
