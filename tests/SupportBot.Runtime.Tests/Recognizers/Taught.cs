using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers;

/// <summary>A few topics with phrases and examples in English and Chinese, and what reads them.</summary>
internal sealed class Taught
{
    public const string Blurred = "reasons/blurred";
    public const string Cut = "outside/cut";
    public const string Expired = "reasons/expired";
    public const string Glare = "reasons/glare";
    public const string Surname = "reasons/surname";

    private Taught(TestContent content)
    {
        Content = content.Snapshot;
        Matcher = new(Content, PhraseSource.All(Content));
        Judge = new(Content, Matcher);
    }

    /// <summary>With examples for every topic but <see cref="Surname"/>.</summary>
    public static Taught WithExamples { get; } = new(Messages(Phrases()));

    /// <summary>The same phrases alone.</summary>
    public static Taught WithPhrasesOnly { get; } = new(Phrases());

    public ContentSnapshot Content { get; }

    public PhraseMatcher Matcher { get; }

    public TopicJudge Judge { get; }

    public Judgement Read(string message, bool otherwiseUnderstood = false) => Judge.Judge(new Desk(Matcher).Read(message), otherwiseUnderstood);

    /// <summary>Number of a topic in the order of the content; of <c>unrelated</c>, behind them all.</summary>
    public int NumberOf(string topic) => Content.Topics.Keys.Append(TopicClassifier.Unrelated).ToList().IndexOf(topic);

    private static TestContent Phrases() => new TestContent("en", "zh-Hans")
        .List("instruction", "please").ListIn("zh-Hans", "instruction", "请").List("not", "not").ListIn("zh-Hans", "not", "不")
        .Topic(Expired, ["expired", "过期"], ["old"], fixFirst: 1)
        .Topic(Blurred, ["blurry", "photo is out of focus", "模糊"], ["soft"], fixFirst: 2)
        .Topic(Glare, ["glare", "反光", "too bright to read"], fixFirst: 3)
        .Topic(Surname, ["surname is written wrong", "wrong surname", "姓氏和证件写的不同", "姓氏写错"], fixFirst: 4)
        .Topic(Cut, ["cut off", "缺角"], fixFirst: 5)
        .Codes(Blurred, "dataNotReadable", "Acme 104").Codes(Expired, "DOC_EXPIRED", "validity*").Codes(Glare, "iq_glare");

    private static TestContent Messages(TestContent content) => content
        .Examples(Expired, "document has expired", "it expired", "the document is no longer valid", "validity of your card has ended", "your passport ran out last year", "id card is out of date")
        .Examples(Blurred, "the photo is blurry", "blurry picture", "the picture is fuzzy", "letters are smeared and unreadable", "image not sharp enough", "photo lacks sharpness")
        .Examples(Glare, "there is glare on the card", "glare", "light reflects on the plastic", "flash hides the number", "shiny spot over the text", "the lamp reflects on the card")
        .Examples(Cut, "the corner is cut off", "a corner of the card is missing", "all four edges must be visible", "part of the frame is missing")
        .Examples(TopicClassifier.Unrelated, "how do i deposit money", "withdraw my coins", "what is the price of bitcoin", "password reset mail", "my deposit is missing")
        .ExamplesIn("zh-Hans", Expired, "证件过期", "过期了", "证件已失效", "护照有效期已过", "身份证不在有效期内")
        .ExamplesIn("zh-Hans", Blurred, "照片模糊", "图片看不清", "照片不够清晰", "文字糊成一片")
        .ExamplesIn("zh-Hans", Glare, "证件反光", "灯光照在卡上", "闪光灯挡住号码", "塑料膜上有光斑")
        .ExamplesIn("zh-Hans", Cut, "证件缺角", "边框没有拍全", "证件缺少一个角")
        .ExamplesIn("zh-Hans", TopicClassifier.Unrelated, "怎么充值", "提币多久到账", "比特币多少钱", "忘记密码怎么办");
}
