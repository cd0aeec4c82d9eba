using SupportBot.Runtime.Recognizers.Learning;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Learning;

public sealed class FeaturesTests
{
    private static readonly PhraseMatcher Matcher = new(
        new TestContent().List("glare", "glare", "reflection").ListIn("zh-Hans", "glare", "反光").LexiconPart("zh-Hans", "fold", "\"證证\"").Snapshot, []);

    [Theory]
    [InlineData("There is glare", "there is GLARE")]
    [InlineData("there is a reflection", "there, is a reflections")]
    [InlineData("我的证件反光", "我的證件反光")]
    [InlineData("反光", " 反 光 ")]
    public void The_same_words_have_the_same_features(string message, string again) => Assert.Equal(Numbers(message), Numbers(again));

    [Theory]
    [InlineData("my name is not my face", "my face is not my name")]
    [InlineData("名字不是照片", "照片不是名字")]
    public void The_order_of_words_matters(string message, string other) =>
        Assert.NotEqual(Numbers(message).Order(), Numbers(other).Order());

    [Theory]
    [InlineData("light on card", "light over card")]
    [InlineData("光在卡", "光到卡")]
    public void Two_words_are_known_over_one_word_between_them(string message, string other)
    {
        var ends = new[] { message[0..1] == "光" ? "光" : "light", message[0..1] == "光" ? "卡" : "card" };
        var words = ends.SelectMany(Numbers).ToHashSet();

        Assert.NotEmpty(Numbers(message).Intersect(Numbers(other)).Except(words));
    }

    [Fact]
    public void Words_that_begin_alike_share_a_feature()
    {
        Assert.NotEmpty(Numbers("verification").Intersect(Numbers("verifying")));
        Assert.Empty(Numbers("verification").Intersect(Numbers("various")));
    }

    [Theory]
    [InlineData("cloudy", "it is so. cloudy")]
    [InlineData("云", "是的。云")]
    public void A_later_sentence_counts_half(string first, string later)
    {
        var word = Numbers(first)[0];

        Assert.Equal(ValueOf(word, first) / 2, ValueOf(word, later));
    }

    [Fact]
    public void No_pair_of_words_reaches_over_the_end_of_a_sentence() =>
        Assert.Equal(Numbers("cloudy").Concat(Numbers("sunny")), Numbers("cloudy. sunny"));

    [Theory]
    [InlineData("glare", "反光")]
    [InlineData("a reflection", "證件反光")]
    public void A_word_list_is_one_feature_in_every_language(string message, string other)
    {
        var list = Lists(message);

        Assert.Single(list);
        Assert.Equal(list, Lists(other));
    }

    [Theory]
    [InlineData("glare")]
    [InlineData("there is a lot of glare on it. please take another photo of your document, without flash")]
    [InlineData("证件反光。请重新拍照")]
    public void All_values_together_are_one(string message)
    {
        var features = Take(message);

        Assert.Equal(1, features.Values.ToArray().Sum(value => value * features.Scale * value * features.Scale), 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("😀")]
    public void A_message_without_words_has_no_features(string message)
    {
        var features = Take(message);

        Assert.Equal((0, 0, 0, 0f), (features.Numbers.Length, features.Values.Length, features.Tokens.Length, features.Scale));
    }

    [Fact]
    public void Every_number_fits_into_the_classifier() => Assert.All(
        Numbers("There is glare on my ID, 反光 42 паспорт ไทย " + new string('x', 100)), number => Assert.InRange(number, 0, Features.Count - 1));

    [Fact]
    public void A_feature_knows_the_word_that_it_ends_with()
    {
        var features = Take("sun glare");

        Assert.Equal([0, 0, 1, 1, 1, Features.Whole], features.Tokens.ToArray());
    }

    [Fact]
    public void A_second_message_takes_nothing_from_the_first()
    {
        var features = Take("there is glare. and much more");
        features.Take(Matcher.Read("反光 only"));
        var fresh = Take("反光 only");

        Assert.Equal(fresh.Numbers.ToArray(), features.Numbers.ToArray());
        Assert.Equal(fresh.Values.ToArray(), features.Values.ToArray());
        Assert.Equal(fresh.Scale, features.Scale);
    }

    private static Features Take(string message)
    {
        var features = new Features();
        features.Take(Matcher.Read(message));
        return features;
    }

    private static int[] Numbers(string message) => Take(message).Numbers.ToArray();

    private static float ValueOf(int number, string message)
    {
        var features = Take(message);
        return features.Values[features.Numbers.IndexOf(number)];
    }

    private static IEnumerable<int> Lists(string message)
    {
        var features = Take(message);
        var (numbers, tokens) = (features.Numbers.ToArray(), features.Tokens.ToArray());
        return numbers.Where((_, at) => tokens[at] == Features.Whole);
    }
}
