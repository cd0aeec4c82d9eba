using SupportBot.Runtime.Recognizers;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>
/// Messages of 8,000 characters that are made to be slow to read. That they are read at all, and answered, shows that no work grows
/// with a power of their length; how long it takes is measured by the benchmarks.
/// </summary>
public sealed class AttackTests
{
    private static readonly Dictionary<string, string> Attacks = new()
    {
        ["one list word"] = Rubbish.Repeat("blurry "),
        ["one list word in Chinese"] = Rubbish.Repeat("模糊"),
        ["list words of one phrase"] = Rubbish.Repeat("my passport photo id card document is blurry expired glare "),
        ["list words of one phrase in Chinese"] = Rubbish.Repeat("身份证护照照片模糊过期反光不一致"),
        ["words that begin a phrase"] = Rubbish.Repeat("photo is "),
        ["words that begin a phrase in Chinese"] = Rubbish.Repeat("我所在的国家"),
        ["gaps"] = Rubbish.Repeat("send it to me "),
        ["negations"] = Rubbish.Repeat("not no never without "),
        ["negations in Chinese"] = Rubbish.Repeat("不没没有并非"),
        ["negated list words"] = Rubbish.Repeat("not blurry not expired "),
        ["negated list words in Chinese"] = Rubbish.Repeat("不模糊没过期"),
        ["one endless word"] = new('a', Rubbish.Longest),
        ["endless misspelt words"] = Rubbish.Repeat("pasport verifcation documnet blury "),
        ["words as long as a misspelling may be"] = Rubbish.Repeat(new string('q', 24) + " "),
        ["anchors"] = Rubbish.Repeat("yes, no, "),
        ["anchors in Chinese"] = Rubbish.Repeat("是，不是，"),
        ["sentences"] = Rubbish.Repeat("yes. no! "),
        ["sentences in Chinese"] = Rubbish.Repeat("是。不是！"),
        ["clauses of list words"] = Rubbish.Repeat("please upload, blurry, "),
        ["clauses of list words in Chinese"] = Rubbish.Repeat("请上传，模糊，"),
        ["brackets"] = Rubbish.Repeat("([{<"),
        ["open braces"] = Rubbish.Repeat("{photo "),
        ["notation of phrases"] = Rubbish.Repeat("^{photo} & !{blurry}$ ... "),
        ["combining marks"] = Rubbish.Repeat("e\u0301\u0302"),
        ["one letter with endless marks"] = "e" + new string('\u0301', Rubbish.Longest - 1),
        ["apostrophes"] = Rubbish.Repeat("a'"),
        ["camel humps"] = Rubbish.Repeat("dataNotReadable"),
        ["unknown codes"] = Rubbish.Repeat("SOME_NEW_CODE "),
        ["underscores"] = new('_', Rubbish.Longest),
        ["numbers of a vendor"] = Rubbish.Repeat("Veriff 1 "),
        ["a vendor with endless fillers"] = "Veriff " + Rubbish.Repeat("code ")[..^11] + " 104",
        ["counts"] = Rubbish.Repeat("3 times "),
        ["counts in Chinese"] = Rubbish.Repeat("十次二十次"),
        ["Han digits"] = Rubbish.Repeat("十二"),
        ["letters and digits"] = Rubbish.Repeat("a1"),
        ["letters and Han"] = Rubbish.Repeat("a模b糊"),
        ["addresses"] = Rubbish.Repeat("a@a.a."),
        ["halves of addresses"] = Rubbish.Repeat("http://a.a."),
        ["dots"] = new('.', Rubbish.Longest),
        ["one letter a word"] = Rubbish.Repeat("a "),
        ["digits with gaps"] = Rubbish.Repeat("1-1 "),
    };

    public static TheoryData<string> Names { get; } = [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_is_read(string name)
    {
        Assert.Equal(Rubbish.Longest, Attacks[name].Length);
        var utterance = RealContent.Loaded.Reader.Read(Attacks[name]);

        Assert.Equal(Attacks[name], utterance.Text);
        Assert.Equal(utterance.Topics.Count > 0 || utterance.UnknownCode is not null, utterance.Decision != Decision.None);
        Assert.All(utterance.Topics, topic => Assert.InRange(topic.Score, 0, 1.0001));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_attack_is_answered(string name)
    {
        var story = new Story().Say(Attacks[name]);

        Assert.False(string.IsNullOrWhiteSpace(story.Reply));
        Assert.Equal("glare", story.Say("start over", "yes", "there is glare on my id").View.Reason);
    }
}
