using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class TopicWeigherTests
{
    private static readonly TopicWeigher Learnt = new(Taught.WithExamples.Content, Taught.WithExamples.Matcher);

    private static readonly TopicWeigher ByPhrases = new(Taught.WithPhrasesOnly.Content, Taught.WithPhrasesOnly.Matcher);

    [Fact]
    public void It_knows_whether_anything_was_learnt() => Assert.Equal((true, false), (Learnt.Learnt, ByPhrases.Learnt));

    [Theory]
    [InlineData("it is blurry")]
    [InlineData("照片模糊")]
    public void Phrases_alone_count_where_there_are_no_examples(string message)
    {
        var (weights, none) = Weigh(ByPhrases, Taught.WithPhrasesOnly, message);
        var blurred = weights[Taught.WithPhrasesOnly.NumberOf(Taught.Blurred)];

        Assert.Equal((blurred.Phrase.Score, 0f, 0.0), (blurred.Score, blurred.Learnt, none));
        Assert.Equal(blurred.Score, weights.Sum(weight => weight.Score));
    }

    [Theory]
    [InlineData("it is blurry, and the flash reflects")]
    [InlineData("qqq zzz")]
    [InlineData("模糊，还有光斑")]
    public void Likelihoods_of_the_topics_and_of_none_are_1_together(string message)
    {
        var (weights, none) = Weigh(Learnt, Taught.WithExamples, message);

        Assert.Equal(1, weights.Sum(weight => weight.Score) + none, 4);
    }

    [Theory]
    [InlineData("the picture is fuzzy and blurry", Taught.Blurred)]
    [InlineData("图片看不清，模糊", Taught.Blurred)]
    public void A_phrase_makes_likelier_what_was_learnt(string message, string topic)
    {
        var weight = Weigh(Learnt, Taught.WithExamples, message).Weights[Taught.WithExamples.NumberOf(topic)];

        Assert.True(weight.HasPhrase);
        Assert.True(weight.Score > weight.Learnt);
    }

    [Theory]
    [InlineData("they say my surname is written wrong")]
    [InlineData("姓氏写错")]
    public void A_phrase_of_a_topic_without_examples_still_wins(string message) =>
        Assert.Equal(Taught.Surname, Likeliest(message));

    [Theory]
    [InlineData("what is the price of bitcoin", false)]
    [InlineData("比特币多少钱", false)]
    [InlineData("what is the price of bitcoin", true)]
    [InlineData("比特币多少钱", true)]
    public void That_it_is_something_else_counts_unless_that_is_known_already(string message, bool isOther)
    {
        var none = Weigh(Learnt, Taught.WithExamples, message, isOther).None;

        Assert.True(isOther ? none == 0 : none > 0.5, $"{none}");
    }

    [Theory]
    [InlineData("sorry, it is blurry", "blurry")]
    [InlineData("不好意思，是模糊", "模糊")]
    [InlineData("hello. letters are smeared", "letters are smeared")]
    [InlineData("你好。图片看不清", "图片看不清")]
    public void The_words_of_the_phrase_are_the_evidence_else_those_that_were_learnt(string message, string words)
    {
        var desk = new Desk(Taught.WithExamples.Matcher).Read(message);
        var number = Taught.WithExamples.NumberOf(Taught.Blurred);
        var weights = new TopicWeight[Taught.WithExamples.Content.Topics.Count];
        Learnt.Weigh(desk, isOther: false, weights);
        var place = Learnt.Evidence(desk, number, weights[number]);

        Assert.Equal(words, desk.Reading.Quote(place.Start, place.End));
    }

    private static string Likeliest(string message)
    {
        var weights = Weigh(Learnt, Taught.WithExamples, message).Weights;
        return Taught.WithExamples.Content.Topics.Keys.ElementAt(Array.FindIndex(weights, weight => weight.Score == weights.Max(other => other.Score)));
    }

    private static (TopicWeight[] Weights, double None) Weigh(TopicWeigher weigher, Taught taught, string message, bool isOther = false)
    {
        var weights = new TopicWeight[taught.Content.Topics.Count];
        var none = weigher.Weigh(new Desk(taught.Matcher).Read(message), isOther, weights);
        return (weights, none);
    }
}
