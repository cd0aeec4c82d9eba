using Newtonsoft.Json.Linq;
using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests.Recognition;

/// <summary>What makes <c>tests/messages/</c> fit to measure by.</summary>
public sealed class MessageSetTests
{
    private const int Fewest = 600;
    private const int FewestOfReason = 25;

    private static readonly string[] Labels = [.. LabelledMessage.Reasons, "wrong-details", LabelledMessage.None];

    private static readonly string[] Tongues = ["en", "zh"];

    private static readonly string[] Languages = ["en", "zh-Hans", "zh-Hant", "mixed"];

    private static readonly string[] Styles = ["angry", "contrast", "list", "long", "misspelt", "mixed", "notice", "outside", "short"];

    [Fact]
    public void There_are_enough_messages() => Assert.True(LabelledMessage.All.Count >= Fewest, $"{LabelledMessage.All.Count}");

    [Fact]
    public void Every_reason_has_enough_messages_in_both_languages() => Misses.None(
        from reason in Labels
        from tongue in Tongues
        let count = LabelledMessage.All.Count(message => message.Reason == reason && message.Tongue == tongue)
        where count < FewestOfReason - (reason == "wrong-details" ? 5 : 0)
        select $"{reason} in {tongue}: {count}");

    [Fact]
    public void Every_style_occurs_in_both_languages() => Misses.None(
        from style in Styles
        from file in Tongues.Select(tongue => $"{tongue}.tsv")
        where !LabelledMessage.All.Any(message => message.Style == style && message.Place.StartsWith(file, StringComparison.Ordinal))
        select $"{style} in {file}");

    [Fact]
    public void Every_label_language_and_style_is_known() => Misses.None(
        from message in LabelledMessage.All
        where !Labels.Contains(message.Reason) || message.Also.Except(Labels).Any() || !Languages.Contains(message.Language) || !Styles.Contains(message.Style)
        select $"{message.Place}: {message.Reason} {string.Join(',', message.Also)} {message.Language} {message.Style}");

    [Fact]
    public void No_label_is_right_twice() =>
        Misses.None(LabelledMessage.All.Where(message => message.Also.Append(message.Reason).Distinct().Count() != message.Also.Count + 1).Select(message => message.Place));

    [Fact]
    public void No_message_is_empty_or_stands_twice()
    {
        Misses.None(LabelledMessage.All.Where(message => Bare(message.Text).Length == 0).Select(message => message.Place));
        Misses.None(LabelledMessage.All.GroupBy(message => Bare(message.Text)).Where(group => group.Count() > 1)
            .Select(group => string.Join(' ', group.Select(message => message.Place)) + ": " + group.First().Text));
    }

    [Fact]
    public void No_message_stands_in_the_content_that_is_measured()
    {
        var written = RealContent.Files.SelectMany(Texts).Select(Bare).ToHashSet(StringComparer.Ordinal);

        Assert.Contains(Bare("glare on my {document}"), written);
        Assert.Contains(Bare("Reflections found on document surface"), written);
        Misses.None(LabelledMessage.All.Where(message => written.Contains(Bare(message.Text))).Select(message => $"{message.Place}: {message.Text}"));
    }

    /// <summary>Every string of a JSON file, and every line of a conversation.</summary>
    private static IEnumerable<string> Texts(ContentFile file) => file.Path.EndsWith(".chat", StringComparison.Ordinal)
        ? file.Text.Split('\n').Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..])
        : JObject.Parse(file.Text).Descendants().OfType<JValue>().Select(value => value.Value as string).OfType<string>();

    /// <summary>A text without letter case, spaces and the marks at its end.</summary>
    private static string Bare(string text) =>
        string.Concat(text.ToLowerInvariant().Where(character => !char.IsWhiteSpace(character))).TrimEnd('.', '!', '?', '。', '！', '？', '…', '~');
}
