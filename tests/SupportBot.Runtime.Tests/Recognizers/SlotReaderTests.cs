using SupportBot.Runtime.Recognizers;

namespace SupportBot.Runtime.Tests.Recognizers;

public sealed class SlotReaderTests
{
    private static readonly UtteranceReader Reader = new(new TestContent("en", "zh-Hans")
        .Slot("document", ("passport", ["passport", "{travel}"]), ("id-card", ["id card"]))
        .Slot("channel", ("app", ["app"]), ("web", ["website"]))
        .List("travel", "travel document").List("not", "not")
        .List("times", "time", "times", "in a row").ListIn("zh-Hans", "times", "次")
        .List("hours", "hour", "hours", "h").ListIn("zh-Hans", "hours", "小时", "个小时")
        .List("days", "day", "days", "working days").ListIn("zh-Hans", "days", "天")
        .List("over-a-day", "more than a day", "more than one day", "more than 24 hours", "30 hours", "two days", "a week").ListIn("zh-Hans", "over-a-day", "不止一天", "48小时", "30个小时", "三天了")
        .List("rejected", "rejected")
        .LexiconPart("en", "pick", """["the", "third", "one", "number", "please"]""").LexiconPart("zh-Hans", "pick", """["第", "个"]""")
        .LexiconPart("en", "numbers", """{ "one": 1, "two": 2, "twice": 2, "third": 3, "twelve": 12 }""")
        .LexiconPart("zh-Hans", "numbers", """{ "两": 2, "三": 3, "四": 4, "十": 10, "二": 2, "八": 8 }""")
        .Snapshot);

    [Theory]
    [InlineData("3 times", 3)]
    [InlineData("３次", 3)]
    [InlineData("rejected 3times already", 3)]
    [InlineData("two times", 2)]
    [InlineData("this is the third time", 3)]
    [InlineData("the 3rd time", 3)]
    [InlineData("four rejections, 2 in a row", 2)]
    [InlineData("被拒三次", 3)]
    [InlineData("第三次了", 3)]
    [InlineData("第 2 次", 2)]
    [InlineData("已经两次了", 2)]
    [InlineData("十二次", 12)]
    [InlineData("十十十十十十十十十十次", 10_000)]
    [InlineData("many times", null)]
    [InlineData("time 3", null)]
    [InlineData("level 2. Times are hard", null)]
    [InlineData("99999999999 times", null)]
    [InlineData("3 hours", null)]
    public void Rejections_are_a_number_before_a_word_that_counts_them(string message, int? count) => Assert.Equal(count, Reader.Read(message).Rejections);

    [Theory]
    [InlineData("24 hours", 24)]
    [InlineData("24h", 24)]
    [InlineData("since twelve hours", 12)]
    [InlineData("36小时", 36)]
    [InlineData("三个小时", 3)]
    [InlineData("十二小时", 12)]
    [InlineData("二十四小时了", 24)]
    [InlineData("四十八小时", 48)]
    [InlineData("二十小时", 20)]
    [InlineData("2 days", 48)]
    [InlineData("2 working days", 48)]
    [InlineData("两天", 48)]
    [InlineData("两三天", 72)]
    [InlineData("1000000 days", 240_000)]
    [InlineData("more than a day", 25)]
    [InlineData("more than one day", 25)]
    [InlineData("不止一天", 25)]
    [InlineData("more than 24 hours", 25)]
    [InlineData("under review for 30 hours", 30)]
    [InlineData("two days now", 48)]
    [InlineData("for a week", 25)]
    [InlineData("等了48小时", 48)]
    [InlineData("已经30个小时", 30)]
    [InlineData("三天了", 72)]
    [InlineData("5 minutes", null)]
    [InlineData("hours", null)]
    [InlineData("I took level 2. Hours passed", null)]
    public void Hours_are_counted_in_hours_days_and_words(string message, int? hours) => Assert.Equal(hours, Reader.Read(message).Hours);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("number 7 please", 7)]
    [InlineData("the third one", 3)]
    [InlineData("十二", 12)]
    [InlineData("twice", 2)]
    [InlineData("none", null)]
    [InlineData("one moment", null)]
    [InlineData("二样", null)]
    [InlineData("99999999999", null)]
    public void A_number_is_read_where_the_message_says_nothing_else(string message, int? number) => Assert.Equal(number, Reader.Read(message).Number);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("the third one", 3)]
    [InlineData("第二个", 2)]
    [InlineData("twice", null)]
    [InlineData("2 times", null)]
    [InlineData("两次", null)]
    [InlineData("24h", null)]
    [InlineData("1 1 1", null)]
    public void A_button_is_picked_by_a_number_that_counts_nothing(string message, int? number) => Assert.Equal(number, Reader.Read(message).Pick);

    [Theory]
    [InlineData("my passport", "document=passport")]
    [InlineData("in the app with my travel document", "channel=app document=passport")]
    [InlineData("not the travel document but the id card", "document=id-card")]
    [InlineData("first the id card, then my passport", "document=passport")]
    [InlineData("hello", "")]
    public void Slots_are_read_from_any_message_and_the_last_word_counts(string message, string slots) => Assert.Equal(
        slots, string.Join(' ', Reader.Read(message).Slots.Select(slot => $"{slot.Key}={slot.Value}").Order(StringComparer.Ordinal)));

    [Fact]
    public void A_message_speaks_of_a_rejection_when_it_says_so()
    {
        Assert.True(Reader.Read("i was rejected").SpeaksOfRejection);
        Assert.False(Reader.Read("i was not rejected").SpeaksOfRejection);
    }
}
