using System.Globalization;
using System.Text;
using SupportBot.Runtime.Recognizers;
using SupportBot.Server.Tests.Commands;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>Whatever is typed is read without an exception, and is about nothing where nothing is said.</summary>
public sealed class BadInputTests
{
    /// <summary>What customers may write in languages that the bot does not know: about the weather, and about the very matter.</summary>
    private static readonly string[] UnknownLanguages =
    [
        "วันนี้อากาศดีมาก", "บัญชีของฉันถูกปฏิเสธ ต้องทำอย่างไร", "รูปถ่ายบัตรประชาชนของฉันไม่ชัด",
        "الطقس جميل اليوم", "تم رفض التحقق من هويتي", "صورة بطاقة الهوية غير واضحة",
        "מזג האוויר יפה היום", "האימות שלי נדחה", "התמונה של התעודה מטושטשת",
        "今日はいい天気ですね", "どうすればいいですか、おしえてください", "しゃしんがぼやけています",
        "오늘 날씨가 좋네요", "신원 인증이 거절되었습니다", "신분증 사진이 흐릿합니다",
        "आज मौसम अच्छा है", "मेरा सत्यापन अस्वीकार कर दिया गया", "मेरे पहचान पत्र की फोटो धुंधली है",
        "Ο καιρός είναι καλός σήμερα", "Η επαλήθευσή μου απορρίφθηκε", "Η φωτογραφία της ταυτότητας είναι θολή",
        "დღეს კარგი ამინდია", "Այսօր լավ եղանակ է", "ዛሬ አየሩ ጥሩ ነው", "আজ আবহাওয়া ভালো", "இன்று வானிலை நன்றாக உள்ளது",
    ];

    public static TheoryData<string> Names { get; } = [.. Rubbish.Texts.Keys];

    public static TheoryData<string> Sentences { get; } = [.. UnknownLanguages];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rubbish_is_about_nothing(string name) => Assert.Equal(Decision.None, RealContent.Loaded.Read(Rubbish.Texts[name]).Decision);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_of_an_unknown_language_is_about_nothing(string sentence)
    {
        var utterance = RealContent.Loaded.Read(sentence);

        Assert.True(utterance.Decision == Decision.None, string.Join('\n', utterance.Topics));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Rubbish_is_answered_in_a_conversation_and_the_next_message_is_understood(string locale) => Assert.All(Rubbish.Texts, rubbish =>
    {
        var story = new Story(locale).Say(rubbish.Value);
        Assert.False(string.IsNullOrWhiteSpace(story.Reply), rubbish.Key);
        Assert.Equal("none", story.View.Reason);
        Assert.Equal("glare", story.Say(locale == "en" ? "there is glare on my id" : "证件照片反光").View.Reason);
    });

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void A_sentence_of_an_unknown_language_is_answered_in_the_language_of_the_conversation(string locale) => Assert.All(UnknownLanguages, sentence =>
    {
        var story = new Story(locale).Say(sentence);
        Assert.Contains(RealContent.Loaded.Snapshot.FindText(story.State.Locale, "where-reason/ask")!.Text, story.Reply, StringComparison.Ordinal);
        Assert.Equal("none", story.View.Reason);
    });

    [Fact]
    public void Rubbish_makes_one_line_each()
    {
        var run = Invocation.Run(string.Concat(Rubbish.Texts.Values.Select(Line)), "recognize", "--format", "jsonl");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(Rubbish.Texts.Count, run.Lines.Count);
        Assert.All(run.Lines, line => Assert.Equal(("none", "none"), (line.GetProperty("reason").GetString(), line.GetProperty("decision").GetString())));
    }

    [Fact]
    public void Sentences_of_unknown_languages_make_one_line_each() => Assert.Equal(
        UnknownLanguages.Select(sentence => (sentence, "none")),
        Invocation.Recognize(UnknownLanguages).Lines.Select(line => (line.GetProperty("text").GetString()!, line.GetProperty("decision").GetString()!)));

    [Fact]
    public void Rubbish_is_answered_by_chat_as_well()
    {
        var run = Invocation.Run(string.Concat(Rubbish.Texts.Values.Select(Line)), "chat", "--format", "jsonl");

        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(Rubbish.Texts.Count + 1, run.Lines.Count);
    }

    [Theory]
    [InlineData("there is glare on my id")]
    [InlineData("证件照片反光")]
    public void What_is_said_amid_rubbish_is_understood(string message) =>
        Assert.Equal("reasons/glare", RealContent.Loaded.Read($"\0\uD83D\u202E {message} \uDE00\uFFFF").Topics[0].Topic);

    /// <summary>A line with every character in its escaped form, so that halves of emoji arrive as they are.</summary>
    private static string Line(string text) =>
        text.Aggregate(new StringBuilder("{\"text\": \""), (line, character) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")).Append("\"}\n").ToString();
}
