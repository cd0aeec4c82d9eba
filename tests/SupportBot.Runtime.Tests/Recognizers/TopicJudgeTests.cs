using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class TopicJudgeTests
{
    private static readonly Taught Taught = Taught.WithExamples;

    [Theory]
    [InlineData("it is blurry", Taught.Blurred, Decision.Certain)]
    [InlineData("照片模糊", Taught.Blurred, Decision.Certain)]
    [InlineData("the picture is fuzzy", Taught.Blurred, Decision.Certain)]
    [InlineData("图片看不清", Taught.Blurred, Decision.Certain)]
    [InlineData("my surname is written wrong", Taught.Surname, Decision.Certain)]
    [InlineData("我的姓氏和证件写的不同", Taught.Surname, Decision.Certain)]
    [InlineData("so it is a wrong surname", Taught.Surname, Decision.Ask)]
    [InlineData("姓氏写错了", Taught.Surname, Decision.Ask)]
    public void Phrases_and_examples_decide_together(string message, string topic, Decision decision)
    {
        var judgement = Taught.Read(message);

        Assert.Equal((topic, decision), (judgement.Topics[0].Topic, judgement.Decision));
    }

    [Theory]
    [InlineData("it is blurry", Decision.Certain)]
    [InlineData("模糊", Decision.Certain)]
    [InlineData("it is soft", Decision.Ask)]
    [InlineData("the picture is fuzzy", Decision.None)]
    [InlineData("图片看不清", Decision.None)]
    public void Phrases_alone_decide_where_there_are_no_examples(string message, Decision decision) =>
        Assert.Equal(decision, Taught.WithPhrasesOnly.Read(message).Decision);

    [Theory]
    [InlineData("what is the price of bitcoin")]
    [InlineData("比特币多少钱")]
    [InlineData("qqq zzz vvv")]
    public void What_is_about_no_topic_is_nothing(string message)
    {
        var judgement = Taught.Read(message);

        Assert.Equal(Decision.None, judgement.Decision);
        Assert.Empty(judgement.Topics);
    }

    [Theory]
    [InlineData("smeared")]
    [InlineData("糊")]
    [InlineData("smeared smeared smeared smeared")]
    [InlineData("糊糊糊糊糊糊糊糊")]
    public void A_single_word_that_no_phrase_has_is_nothing(string message) => Assert.Equal(Decision.None, Taught.Read(message).Decision);

    [Theory]
    [InlineData("blurry")]
    [InlineData("模糊")]
    public void A_single_word_that_is_a_phrase_decides(string message) => Assert.Equal(Decision.Certain, Taught.Read(message).Decision);

    [Theory]
    [InlineData("the picture is fuzzy", Decision.None)]
    [InlineData("图片看不清", Decision.None)]
    [InlineData("it is blurry", Decision.Certain)]
    [InlineData("照片模糊", Decision.Certain)]
    public void A_message_that_says_something_else_needs_a_phrase(string message, Decision decision) =>
        Assert.Equal(decision, Taught.Read(message, otherwiseUnderstood: true).Decision);

    [Theory]
    [InlineData("expired and glare", "expired", "glare")]
    [InlineData("there is glare on it and it has expired", "expired", "glare")]
    [InlineData("证件反光，也过期了", "过期", "反光")]
    [InlineData("过期而且反光", "过期", "反光")]
    public void Of_two_named_reasons_the_one_to_fix_first_leads_each_with_its_own_words(string message, string first, string second)
    {
        var judgement = Taught.Read(message);

        Assert.Equal((true, Decision.Certain), (judgement.NamesTwo, judgement.Decision));
        Assert.Equal([Taught.Expired, Taught.Glare], judgement.Topics.Take(2).Select(topic => topic.Topic));
        Assert.Equal([first, second], judgement.Topics.Take(2).Select(topic => topic.Quote));
    }

    [Theory]
    [InlineData("it has expired, please take a photo without glare")]
    [InlineData("it has expired. please avoid glare")]
    [InlineData("证件过期，请避免反光")]
    [InlineData("证件过期。请避免反光")]
    public void What_a_message_tells_to_do_is_no_second_reason(string message)
    {
        var judgement = Taught.Read(message);

        Assert.False(judgement.NamesTwo);
        Assert.Equal(Taught.Expired, judgement.Topics[0].Topic);
    }

    [Theory]
    [InlineData("blurry and cut off")]
    [InlineData("模糊，还缺角")]
    public void A_topic_outside_the_reasons_is_no_second_reason(string message)
    {
        var judgement = Taught.Read(message);

        Assert.False(judgement.NamesTwo);
        Assert.Equal([Taught.Cut, Taught.Blurred], judgement.Topics.Take(2).Select(topic => topic.Topic).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("it has expired and the letters look smeared")]
    [InlineData("证件过期，文字糊成一片")]
    public void What_is_only_learnt_is_no_second_reason(string message) => Assert.False(Taught.Read(message).NamesTwo);

    [Theory]
    [InlineData("it is soft, and expired")]
    [InlineData("照片太 soft，还过期")]
    public void A_hint_is_no_second_reason(string message) => Assert.False(Taught.Read(message).NamesTwo);

    [Theory]
    [InlineData("it is blurry", "blurry", 0.7)]
    [InlineData("照片模糊", "模糊", 0.7)]
    [InlineData("the picture is fuzzy", null, 0)]
    [InlineData("图片看不清", null, 0)]
    public void A_reading_tells_the_phrase_as_its_author_wrote_it(string message, string? phrase, double clarity)
    {
        var reading = Taught.Read(message).Topics[0];

        Assert.Equal(phrase, reading.Phrase);
        Assert.InRange(reading.Clarity, clarity, clarity + 0.3);
        Assert.InRange(reading.Likelihood, 0.01, 1);
    }

    [Theory]
    [InlineData("Sorry, it is BLURRY!", "BLURRY", 13)]
    [InlineData("唉，照片模糊。", "模糊", 4)]
    public void A_reading_quotes_the_customer(string message, string quote, int start)
    {
        var reading = Taught.Read(message).Topics[0];

        Assert.Equal((quote, start), (reading.Quote, reading.Start));
    }

    [Theory]
    [InlineData("dataNotReadable", Taught.Blurred, "dataNotReadable")]
    [InlineData("原因：DOC_EXPIRED", Taught.Expired, "DOC_EXPIRED")]
    [InlineData("there is glare, code dataNotReadable", Taught.Blurred, "dataNotReadable")]
    public void A_known_code_decides_whatever_the_words_say(string message, string topic, string quote)
    {
        var judgement = Taught.Read(message);
        var reading = Assert.Single(judgement.Topics);

        Assert.Equal((topic, 1.0, quote, Decision.Certain), (reading.Topic, reading.Score, reading.Quote, judgement.Decision));
        Assert.Null(judgement.UnknownCode);
    }

    [Theory]
    [InlineData("SOME_NEW_CODE", 0)]
    [InlineData("代码 SOME_NEW_CODE", 0)]
    [InlineData("PHOTO_BLURRY_NOW", 1)]
    public void An_unknown_code_is_never_certain(string message, int fewest)
    {
        var judgement = Taught.Read(message);

        Assert.Equal((Decision.Ask, false), (judgement.Decision, judgement.NamesTwo));
        Assert.Contains(judgement.UnknownCode!, message, StringComparison.Ordinal);
        Assert.True(judgement.Topics.Count >= fewest);
    }

    [Theory]
    [InlineData("they wrote SOME_NEW_CODE because the photo is blurry")]
    [InlineData("系统写着 SOME_NEW_CODE，but what can i do 照片模糊")]
    public void A_sentence_with_an_unknown_code_is_read_by_its_words(string message)
    {
        var judgement = Taught.Read(message);

        Assert.Null(judgement.UnknownCode);
        Assert.Equal((Taught.Blurred, Decision.Certain), (judgement.Topics[0].Topic, judgement.Decision));
    }
}
