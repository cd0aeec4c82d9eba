using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class TopicClassifierTests
{
    private static readonly Taught Taught = Taught.WithExamples;

    private static readonly TopicClassifier Classifier = TopicClassifier.Train(Taught.Content, Taught.Matcher)!;

    [Fact]
    public void Without_examples_there_is_none() =>
        Assert.Null(TopicClassifier.Train(Taught.WithPhrasesOnly.Content, Taught.WithPhrasesOnly.Matcher));

    [Theory]
    [InlineData("the letters look smeared", Taught.Blurred)]
    [InlineData("picture isn't sharp", Taught.Blurred)]
    [InlineData("validity of the document has ended", Taught.Expired)]
    [InlineData("the flash reflects", Taught.Glare)]
    [InlineData("one edge is missing", Taught.Cut)]
    [InlineData("what is the price", TopicClassifier.Unrelated)]
    [InlineData("图像看不清楚", Taught.Blurred)]
    [InlineData("有效期已经过了", Taught.Expired)]
    [InlineData("卡上有光斑", Taught.Glare)]
    [InlineData("少了一个角", Taught.Cut)]
    [InlineData("充值多久到账", TopicClassifier.Unrelated)]
    public void A_message_that_nobody_foresaw_is_read(string message, string topic)
    {
        var likelihoods = Read(message);

        Assert.Equal(Taught.NumberOf(topic), likelihoods.IndexOf(likelihoods.Max()));
    }

    [Theory]
    [InlineData("the letters look smeared")]
    [InlineData("qqq zzz")]
    [InlineData("图像看不清楚")]
    [InlineData("")]
    public void The_topics_and_none_of_them_are_1_together(string message) => Assert.Equal(1f, Read(message).Sum(), 4);

    [Theory]
    [InlineData("hello friends, letters are smeared and unreadable", Taught.Blurred, "letters are smeared and unreadable")]
    [InlineData("I am sad. Light REFLECTS on it!", Taught.Glare, "Light REFLECTS on")]
    [InlineData("我很着急。图片看不清", Taught.Blurred, "图片看不清")]
    public void The_words_that_speak_most_for_a_topic_are_its_evidence(string message, string topic, string words) =>
        Assert.Equal(words, Evidence(message, topic));

    [Theory]
    [InlineData("the lamp reflects. the lamp reflects", Taught.Glare)]
    [InlineData("闪光灯。闪光灯", Taught.Glare)]
    public void Evidence_stays_in_one_sentence(string message, string topic) =>
        Assert.DoesNotContain(Evidence(message, topic), character => character is '.' or '。');

    [Fact]
    public void Evidence_is_found_in_a_message_of_any_length() =>
        Assert.EndsWith("light reflects", Evidence(string.Join(' ', Enumerable.Repeat("hm", 400)) + ". the light reflects", Taught.Glare), StringComparison.Ordinal);

    [Theory]
    [InlineData("photo focus", Taught.Blurred)]
    [InlineData("姓氏写得不对", Taught.Surname)]
    public void Phrases_in_plain_words_are_learnt_as_well(string message, string topic)
    {
        var content = new TestContent("en", "zh-Hans")
            .Topic(Taught.Blurred, []).Topic(Taught.Surname, [])
            .Examples(Taught.Blurred, "fuzzy").ExamplesIn("zh-Hans", Taught.Blurred, "糊")
            .Set("reasons/blurred/en.json", "phrases", """["photo is out of focus"]""").Set("reasons/surname/zh-Hans.json", "phrases", """["姓氏写错"]""").Snapshot;
        var likelihoods = Read(message, content);

        Assert.Equal(content.Topics.Keys.ToList().IndexOf(topic), likelihoods.IndexOf(likelihoods.Max()));
    }

    [Fact]
    public void Examples_of_other_languages_are_learnt_as_well()
    {
        var content = new TestContent().Topic(Taught.Blurred, []).Topic(Taught.Glare, []).Examples(Taught.Blurred, "fuzzy").Examples(Taught.Glare, "shiny")
            .List("photo", "photo").LexiconPart("en", "examples", """{ "reasons/glare": ["hay un reflejo en la foto"] }""").Snapshot;
        var likelihoods = Read("reflejo en el carnet", content);

        Assert.Equal(content.Topics.Keys.ToList().IndexOf(Taught.Glare), likelihoods.IndexOf(likelihoods.Max()));
    }

    [Fact]
    public void The_same_content_makes_the_same_classifier() =>
        Assert.Equal(Read("the flash reflects 光斑"), Read("the flash reflects 光斑", TopicClassifier.Train(Taught.Content, Taught.Matcher)!, Taught.Matcher));

    [Theory]
    [InlineData("photo", true)]
    [InlineData("오늘 photo", true)]
    [InlineData("오늘 날씨가 좋네요", false)]
    [InlineData("วันนี้อากาศดีมาก", false)]
    public void Words_of_letters_that_no_example_has_are_not_read(string message, bool canRead) =>
        Assert.Equal(canRead, Classifier.CanRead(new Desk(Taught.Matcher).Read(message).Reading));

    private static string Evidence(string message, string topic)
    {
        var desk = new Desk(Taught.Matcher).Read(message);
        var place = Classifier.Evidence(desk.Features, Taught.NumberOf(topic), desk.Reading);
        return desk.Reading.Quote(place.Start, place.End);
    }

    private static List<float> Read(string message) => Read(message, Classifier, Taught.Matcher);

    private static List<float> Read(string message, ContentSnapshot content)
    {
        var matcher = new PhraseMatcher(content, PhraseSource.All(content));
        return Read(message, TopicClassifier.Train(content, matcher)!, matcher);
    }

    private static List<float> Read(string message, TopicClassifier classifier, PhraseMatcher matcher)
    {
        var room = new float[classifier.Room];
        classifier.Read(new Desk(matcher).Read(message).Features, room);
        return [.. room];
    }
}
