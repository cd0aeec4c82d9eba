using System.Text;
using System.Text.RegularExpressions;

namespace SupportBot.Server.Tests.Content;

/// <summary>How the bot writes: short, sober, and with no figure that nobody stated.</summary>
public sealed partial class WordingTests
{
    private const int MostWords = 25;

    private const int MostCharacters = 45;

    /// <summary>The figures that may stand in a text itself; those that an operator can change stand in braces.</summary>
    private static readonly Dictionary<string, string> Figures = new()
    {
        ["30-40"] = "centimetres from the camera (D4)",
        ["18"] = "the age from which people are accepted",
        ["0"] = "the digit that is mixed up with the letter O",
        ["1"] = "a step's number, or the first level",
        ["2"] = "a step's number, or two-factor",
        ["3"] = "a step's number",
        ["4"] = "a step's number",
        ["8,000"] = "the characters of a message that are read",
        ["8000"] = "the same in Chinese",
        ["96110"] = "the line of the Chinese police for fraud",
        ["100"] = "what the guide says of the manual route, named as its words (K10)",
    };

    /// <summary>Periods, tries and amounts in words, by their whole wording.</summary>
    private static readonly string[] Amounts =
    [
        "several times", "one at a time", "one step at a time", "one with more time", "two things save time", "a second time", "a time",
        "一次", "二次", "两次", "几次", "一两次",
    ];

    /// <summary>Sentences that are longer because they quote what stands on the screen in both languages.</summary>
    private static readonly string[] LongSentences =
    [
        "zh-Hans questions/appeal/answer", "zh-Hans resubmission/step.app.menu", "zh-Hans resubmission/no-button",
    ];

    [Fact]
    public void Every_figure_in_a_text_is_a_known_one()
    {
        var unknown =
            from text in AuthoredTexts.All
            from Match number in Number().Matches(text.Text)
            where !Figures.ContainsKey(number.Value)
            select $"{text.Locale} {text.Id}: {number.Value}";
        Misses.None(unknown);
    }

    [Fact]
    public void Every_period_and_every_number_of_tries_in_words_is_a_known_one()
    {
        var unknown =
            from text in AuthoredTexts.All
            from Match amount in Amount().Matches(text.Text)
            where !Amounts.Contains(amount.Value.ToLowerInvariant(), StringComparer.Ordinal)
            select $"{text.Locale} {text.Id}: {amount.Value}";
        Misses.None(unknown);
    }

    [Fact]
    public void The_allowed_figures_are_all_in_use() => Assert.All(
        Figures.Keys,
        figure => Assert.Contains(AuthoredTexts.All, text => Number().Matches(text.Text).Any(number => number.Value == figure)));

    [Fact]
    public void English_sentences_are_short() => Misses.None(TooLong(
        "en", EnglishSentence(), MostWords, sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));

    [Fact]
    public void Chinese_sentences_are_short() => Misses.None(TooLong(
        "zh-Hans", ChineseSentence(), MostCharacters, sentence => Address().Replace(sentence, "网").EnumerateRunes().Count()));

    [Fact]
    public void No_text_has_an_emoji() =>
        Misses.None(AuthoredTexts.All.Where(text => AgentSigns.Without(text.Id, text.Text).EnumerateRunes().Any(IsEmoji)).Select(text => $"{text.Locale} {text.Id}"));

    private static IEnumerable<string> TooLong(string locale, Regex end, int most, Func<string, int> length) =>
        from text in AuthoredTexts.Filled
        where text.Locale == locale && !LongSentences.Contains($"{text.Locale} {text.Id}", StringComparer.Ordinal)
        from sentence in end.Split(text.Text)
        where length(sentence) > most
        select $"{text.Locale} {text.Id}: {length(sentence)}: {sentence}";

    private static bool IsEmoji(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.OtherSymbol || rune.Value is 0xFE0F or 0x200D;

    [GeneratedRegex(@"\d+(?:[-–.,:/]\d+)*")]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|few|several|couple)\b(?: of)?(?: [a-z]+){0,2}? (?:hours?|days?|weeks?|months?|years?|minutes?|seconds|times?|tries|attempts?)\b"
        + "|[一二三四五六七八九十百两几半]+个?(?:工作)?(?:小时|天|日|(?<!四)周|周(?=[内后前以左])|星期|月|年|分钟|次|秒)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<=[.?!:])[""”’)]*\s+|\n")]
    private static partial Regex EnglishSentence();

    [GeneratedRegex(@"[。？！：]|\n")]
    private static partial Regex ChineseSentence();

    /// <summary>Nobody can write an address shorter, so that it counts as one character.</summary>
    [GeneratedRegex(@"https?://[a-z0-9./-]+")]
    private static partial Regex Address();
}
