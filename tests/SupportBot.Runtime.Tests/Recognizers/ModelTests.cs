using Microsoft.Recognizers.Text;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers;

/// <summary>The models as the recognizer library sees them.</summary>
public sealed class ModelTests
{
    private static readonly ContentSnapshot Content = new TestContent()
        .Topic("reasons/glare", ["glare on my card"]).Topic("reasons/blurred", [], ["dark"])
        .Intent("human-agent", "a person", "talk to a person").Intent("thanks", "thank you")
        .Set("safety/safety.json", "evasion", """["fake"]""").TextIn("en", "safety/evasion.fake", """{ "text": "No.", "phrases": ["fake papers"] }""")
        .Set("safety/safety.json", "scam", """["call"]""").TextIn("en", "safety/scam.call", """{ "text": "Scam.", "phrases": ["they called me"] }""")
        .TextIn("en", "shared/help", """{ "text": "Help.", "phrases": ["what can you do"] }""")
        .Snapshot;

    private static readonly PhraseMatcher Matcher = new(Content, PhraseSource.All(Content));

    [Fact]
    public void A_reason_is_returned_with_its_words_and_an_inclusive_end()
    {
        const string message = "  They say: GLARE on my card!";

        var result = Assert.Single(new RejectionReasonRecognizer(Matcher, Content).Model.Parse(message));

        Assert.Equal(("GLARE on my card", 12, 27), (result.Text, result.Start, result.End));
        Assert.Equal(result.Text, message[result.Start..(result.End + 1)]);
        Assert.Equal("rejection-reason", result.TypeName);
        Assert.Equal("reasons/glare", result.Resolution[ResolutionKey.Value]);
        Assert.InRange((double)result.Resolution[ResolutionKey.Score], 0.7, 1);
    }

    [Fact]
    public void The_likeliest_reason_comes_first() => Assert.Equal(
        ["reasons/glare", "reasons/blurred"],
        new RejectionReasonRecognizer(Matcher, Content).Model.Parse("dark, and glare on my card").Select(result => result.Resolution[ResolutionKey.Value]));

    [Fact]
    public void An_intent_is_returned_for_the_whole_message_with_an_inclusive_end()
    {
        const string message = "let me talk to a person";

        var result = Assert.Single(new IntentRecognizer(Matcher, Content).Model.Parse(message));

        Assert.Equal((message, 0, message.Length - 1), (result.Text, result.Start, result.End));
        Assert.Equal("intent", result.TypeName);
        Assert.Equal("human-agent", result.Resolution[ResolutionKey.Value]);
    }

    [Fact]
    public void The_intent_that_covers_more_of_the_message_comes_first() => Assert.Equal(
        ["human-agent", "thanks"], Intents("thank you, let me talk to a person"));

    [Theory]
    [InlineData("i have fake papers", "evasion")]
    [InlineData("they called me", "scam-report")]
    [InlineData("what can you do", null)]
    [InlineData("nothing", null)]
    public void Wishes_to_get_round_the_check_and_scams_are_intents_other_answers_are_not(string message, string? intent) =>
        Assert.Equal(intent is null ? [] : [intent], Intents(message));

    [Fact]
    public void Nothing_is_found_in_an_empty_message()
    {
        Assert.Empty(new IntentModel(Matcher, Content).Parse(""));
        Assert.Empty(new RejectionReasonRecognizer(Matcher, Content).Model.Parse(""));
    }

    private static IEnumerable<object> Intents(string message) =>
        new IntentModel(Matcher, Content).Parse(message).Select(result => result.Resolution[ResolutionKey.Value]);
}
