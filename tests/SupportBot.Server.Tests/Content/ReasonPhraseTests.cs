using System.Text.RegularExpressions;
using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests.Content;

/// <summary>A customer who writes what an author foresaw is understood.</summary>
public sealed partial class ReasonPhraseTests
{
    private const double FirstAtLeast = 0.95;

    private static readonly ContentSnapshot Snapshot = RealContent.Loaded.Snapshot;

    public static TheoryData<string, string> Reasons { get; } =
        [.. from topic in Snapshot.Topics.Values where topic.IsReason from locale in Snapshot.Locales select (topic.Path, locale)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_phrase_of_a_reason_is_read_as_that_reason(string reason, string locale) =>
        Misses.None(Readings(reason, locale).Where(reading => reading.Place is not (0 or 1)).Select(reading => reading.Message));

    [Fact]
    public void Hardly_any_phrase_is_only_the_second_reading()
    {
        var readings = Snapshot.Topics.Values.Where(topic => topic.IsReason).SelectMany(topic => Snapshot.Locales.SelectMany(locale => Readings(topic.Path, locale))).ToArray();
        var second = readings.Where(reading => reading.Place != 0).Select(reading => $"{reading.Reason}: {reading.Message}").ToArray();
        Assert.True(
            second.Length <= readings.Length * (1 - FirstAtLeast), $"{second.Length} of {readings.Length} phrases are not the first reading:\n{string.Join('\n', second)}");
    }

    private static IEnumerable<(string Reason, string Message, int Place)> Readings(string reason, string locale) =>
        Snapshot.Folders[reason].Languages[locale].Phrases.Select(phrase => Message(phrase, locale)).Select(message => (reason, message, Place(message, reason)));

    private static int Place(string message, string reason) =>
        RealContent.Loaded.Read(message).Topics.Select(topic => topic.Topic).ToList().IndexOf(reason);

    /// <summary>A message of which the phrase holds: word lists give their first word, gaps close, exceptions fall away.</summary>
    private static string Message(string phrase, string locale)
    {
        var parts = phrase.Split('&', StringSplitOptions.TrimEntries).Where(part => !part.StartsWith('!'));
        var words = string.Join(locale == "zh-Hans" ? "" : " ", parts).Replace("...", " ", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal);
        while (List().IsMatch(words))
        {
            words = List().Replace(words, list => FirstWord(list.Groups[1].Value, locale));
        }

        return words;
    }

    private static string FirstWord(string list, string locale) =>
        (Snapshot.Lexicons[locale].Lists.GetValueOrDefault(list) ?? Snapshot.Lexicons.Values.First(lexicon => lexicon.Lists.ContainsKey(list)).Lists[list])[0];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex List();
}
