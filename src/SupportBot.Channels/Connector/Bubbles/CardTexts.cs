using SupportBot.Runtime.Support;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>What authors wrote for cards. Thread-safe.</summary>
internal sealed class CardTexts(SupportContent content)
{
    private const string Folder = "cards";

    /// <summary>The language of a card: the one of what it shows, as far as the bot speaks it.</summary>
    public string LocaleOf(string? locale) => content.Snapshot.ResolveLocale(locale);

    public string Find(string locale, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        content.Snapshot.Fill(locale, $"{Folder}/{key}", values);

    /// <summary>The name of a topic.</summary>
    public string NameOf(string locale, string topic) => content.Snapshot.Name(locale, topic);
}
