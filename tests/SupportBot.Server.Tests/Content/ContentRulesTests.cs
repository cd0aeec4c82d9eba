using System.Text.RegularExpressions;
using NJsonSchema;
using SupportBot.Runtime.Content;
using SupportBot.Runtime.Recognizers;

namespace SupportBot.Server.Tests.Content;

/// <summary>What the content must be beyond what <c>validate</c> checks.</summary>
public sealed partial class ContentRulesTests
{
    private static readonly Dictionary<string, Task<JsonSchema>> Schemas = [];

    public static TheoryData<string> JsonFiles { get; } =
        [.. RealContent.Files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.StartsWith("schema/", StringComparison.Ordinal)).Select(file => file.Path)];

    /// <summary>The one text that may say "100%": it attributes the figure and promises nothing (X15).</summary>
    private const string Odds = "escalation/answer.odds";

    public static TheoryData<string> Locales { get; } = [.. RealContent.Loaded.Snapshot.Locales];

    [Theory]
    [MemberData(nameof(JsonFiles))]
    public async Task Every_file_names_its_schema_and_keeps_to_it(string path)
    {
        var file = RealContent.Files.Single(other => other.Path == path);
        var name = Newtonsoft.Json.Linq.JObject.Parse(file.Text)["$schema"]?.ToString();
        Assert.NotNull(name);
        var folder = Path.Combine(RealContent.Root, "dialogs", Path.GetDirectoryName(path)!);
        Assert.Empty((await Schema(Path.GetFullPath(Path.Combine(folder, name)))).Validate(file.Text));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_language_states_all_facts(string locale)
    {
        var stated = Texts(locale).SelectMany(text => text.Text.Facts).ToHashSet();
        Assert.Equal(111, RealContent.Loaded.Snapshot.Facts.Count);
        Assert.Empty(RealContent.Loaded.Snapshot.Facts.Keys.Except(stated));
    }

    [Fact]
    public void A_text_states_the_same_facts_in_every_language() =>
        Assert.All(Texts("en"), text => Assert.Equal(
            text.Text.Facts.Order(), RealContent.Loaded.Snapshot.FindText("zh-Hans", text.Id)!.Facts.Order()));

    [Theory]
    [MemberData(nameof(Locales))]
    public void No_text_promises_blames_or_shouts(string locale) =>
        Assert.Empty(Texts(locale).Where(text => text.Id != Odds && Forbidden().IsMatch(AgentSigns.Without(text.Id, text.Text.Text))).Select(text => $"{text.Id}: {text.Text.Text}"));

    /// <summary>A figure that is not in the sources must not slip into a text.</summary>
    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_number_in_a_text_is_a_known_one(string locale)
    {
        string[] known = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "18", "24", "30", "40", "46", "48", "100", "8000", "8,000", "96110", "110"];
        Assert.Empty(
            from text in Texts(locale)
            from Match number in Number().Matches(text.Text.Text)
            where !known.Contains(number.Value)
            select $"{text.Id}: {number.Value}");
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_phrase_of_a_reason_is_recognized_as_that_reason(string locale)
    {
        var rows = RealContent.Loaded.Snapshot.Menu
            .SelectMany(topic => RealContent.Loaded.Snapshot.Folders[topic.Path].Languages[locale].Phrases.Select(phrase => (topic.Path, phrase)))
            .Where(row => !row.phrase.Contains('{', StringComparison.Ordinal) && !row.phrase.Contains('&', StringComparison.Ordinal)).ToArray();
        var wrong = rows.Where(row => RealContent.Loaded.Reader.Read(row.phrase.Trim('^', '$')).Topics is not [var first, ..] || first.Topic != row.Path).ToArray();
        Assert.True(rows.Length > 80, $"Only {rows.Length} phrases.");
        Assert.True(wrong.Length * 20 <= rows.Length, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("en", "it says my id photo is too blurry")]
    [InlineData("zh-Hans", "说我的证件照片不清晰")]
    public void A_reading_quotes_the_words_that_speak_for_it(string locale, string message)
    {
        var utterance = RealContent.Loaded.Reader.Read(message);
        Assert.Equal((Decision.Certain, locale), (utterance.Decision, RealContent.Loaded.Reader.Language(message)));
        Assert.Contains(utterance.Topics[0].Quote, message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Id, AuthoredText Text)> Texts(string locale) =>
        from folder in RealContent.Loaded.Snapshot.Folders.Values
        from text in folder.Languages[locale].Texts
        select ($"{folder.Path}/{text.Key}", text.Value);

    private static Task<JsonSchema> Schema(string path)
    {
        lock (Schemas)
        {
            return Schemas.TryGetValue(path, out var schema) ? schema : Schemas[path] = JsonSchema.FromFileAsync(path);
        }
    }

    [GeneratedRegex(@"!|\uFF01|guarantee|100%|unfortunately|oops|awesome|(?<![不能没法无])保证(?!金)|亲[，,]|您|[\uD83C-\uDBFF]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\d+(?:,\d{3})*", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
