using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class LanguageDetectorTests
{
    private static readonly ContentSnapshot Content = new TestContent("en", "zh-Hans", "de")
        .LexiconPart("en", "language", """{ "name": "English", "script": "Latin", "words": ["the", "is", "my", "it", "in"] }""")
        .LexiconPart("de", "language", """{ "name": "Deutsch", "script": "Latin", "words": ["das", "ist", "mein", "in"] }""")
        .LexiconPart("fr", "language", """{ "name": "Français", "script": "Latin", "words": ["le", "la", "est"] }""")
        .LexiconPart("zh-Hans", "language", """{ "name": "中文", "script": "Han", "words": [] }""")
        .Snapshot;

    [Theory]
    [InlineData("The photo IS blurry", "en")]
    [InlineData("Das ist unscharf", "de")]
    [InlineData("it's in my mail, the first one", "en")]
    [InlineData("照片模糊", "zh-Hans")]
    [InlineData("我用Binance App, it is the 最新版", "zh-Hans")]
    [InlineData("驗證", "zh-Hans")]
    [InlineData("in the mein Haus", null)]
    [InlineData("glare", null)]
    [InlineData("is", null)]
    [InlineData("好", null)]
    [InlineData("la photo est le flou", null)]
    [InlineData("это мой паспорт", null)]
    [InlineData("12345", null)]
    [InlineData("", null)]
    public void The_language_is_told_by_script_and_small_words(string message, string? locale) =>
        Assert.Equal(locale, LanguageDetector.Detect(message, Content));
}
