using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

/// <summary>Looks for one phrase in a message, with a few word lists.</summary>
internal static class Matching
{
    public static readonly TestContent Lists = new TestContent("en")
        .List("not", "not", "no", "without", "not at all")
        .List("document", "document", "id card", "photo id", "{passport}")
        .List("passport", "passport", "travel document")
        .List("photo", "photo", "picture", "photo id")
        .List("blurry", "blurry", "not clear")
        .List("expired", "expired")
        .List("session", "session expired")
        .ListIn("zh-Hans", "not", "不", "没")
        .ListIn("zh-Hans", "document", "证件")
        .ListIn("zh-Hans", "blurry", "模糊")
        .LexiconPart("zh-Hans", "fold", "\"證证\"");

    public static Reading Read(string phrase, string message) => Read(Lists, [phrase], message);

    public static Reading Read(TestContent content, string[] phrases, string message) => new PhraseMatcher(
        content.Snapshot, phrases.Select(phrase => new PhraseSource(new(LabelKind.Intent, phrase), phrase, 1, "intents"))).Read(message);

    public static bool Finds(string phrase, string message) => Read(phrase, message).Hits.Count > 0;

    /// <summary>The words of the message that the phrase covers; <see langword="null"/> where it is not found.</summary>
    public static string? Quote(string phrase, string message) =>
        Read(phrase, message) is { Hits: [var hit, ..] } reading ? reading.Quote(hit.Start, hit.End) : null;
}
