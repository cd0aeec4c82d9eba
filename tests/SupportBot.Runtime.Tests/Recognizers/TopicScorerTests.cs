using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class TopicScorerTests
{
    private static readonly UtteranceReader Reader = new(new TestContent()
        .List("instruction", "please", "upload").List("not", "not")
        .Topic("reasons/blurred", ["blurry", "photo is really very blurry"], ["dark"], fixFirst: 1)
        .Topic("reasons/glare", ["glare", "there is glare on the card"], ["dark"], fixFirst: 2)
        .Topic("reasons/expired", ["expired", "out of date"], fixFirst: 3)
        .Topic("outside/cut", [], ["corner"], fixFirst: 0)
        .Snapshot);

    [Theory]
    [InlineData("hello", Decision.None)]
    [InlineData("a corner", Decision.Ask)]
    [InlineData("too dark", Decision.Ask)]
    [InlineData("blurry", Decision.Certain)]
    [InlineData("it is out of date", Decision.Certain)]
    [InlineData("glare and blurry", Decision.Ask)]
    [InlineData("blurry corner", Decision.Certain)]
    [InlineData("photo is really very blurry and expired", Decision.Certain)]
    public void A_phrase_decides_a_hint_asks_and_close_readings_ask(string message, Decision decision) => Assert.Equal(decision, Reader.Read(message).Decision);

    [Fact]
    public void What_is_to_be_fixed_first_leads_when_nothing_else_tells()
    {
        Assert.Equal(["reasons/blurred", "reasons/glare", "reasons/expired"], Topics("expired, glare, blurry"));
        Assert.Equal(["reasons/blurred", "reasons/glare"], Topics("dark"));
    }

    [Fact]
    public void A_longer_phrase_leads() => Assert.Equal(["reasons/glare", "reasons/blurred"], Topics("blurry and there is glare on the card"));

    [Fact]
    public void A_later_sentence_weighs_less()
    {
        Assert.Equal(["reasons/expired", "reasons/blurred"], Topics("expired. blurry"));
        Assert.Equal(["reasons/blurred", "reasons/expired"], Topics("expired, blurry"));
    }

    [Fact]
    public void A_sentence_that_tells_what_to_do_weighs_least()
    {
        var told = Score("expired. please no glare", "reasons/glare");

        Assert.True(told < Score("expired. and also glare", "reasons/glare"));
        Assert.Equal(Score("please no glare", "reasons/glare"), Score("glare", "reasons/glare"));
    }

    [Fact]
    public void A_second_sign_elsewhere_adds_a_little_and_one_inside_the_first_adds_nothing()
    {
        Assert.True(Score("expired and out of date", "reasons/expired") > Score("out of date", "reasons/expired"));
        Assert.Equal(
            Score("there is glare on the card", "reasons/glare"), Score("oh, there is glare on the card", "reasons/glare"));
    }

    [Fact]
    public void A_reading_quotes_the_words_of_the_customer()
    {
        var reading = Assert.Single(Reader.Read("Sorry, it is Out  of DATE.").Topics);

        Assert.Equal(("Out  of DATE", 13), (reading.Quote, reading.Start));
    }

    [Fact]
    public void No_score_is_above_one() => Assert.InRange(
        Score("photo is really very blurry, blurry", "reasons/blurred"), 0.9, 1);

    [Fact]
    public void Only_a_certain_reading_is_certain()
    {
        Assert.Equal("reasons/blurred", Reader.Read("blurry").Certain!.Topic);
        Assert.Null(Reader.Read("dark").Certain);
    }

    private static IEnumerable<string> Topics(string message) => Reader.Read(message).Topics.Select(topic => topic.Topic);

    private static double Score(string message, string topic) => Reader.Read(message).Topics.Single(found => found.Topic == topic).Score;
}
