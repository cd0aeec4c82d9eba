using SupportBot.Schema;

namespace SupportBot.Channels.Connector.Bubbles;

/// <summary>Which channels show cards, and with which buttons.</summary>
internal static class CardChannels
{
    private const string Teams = "msteams";

    private const string Playground = "agents";

    private const string WebChat = "webchat";

    private const string Emulator = "emulator";

    private const string DirectLine = "directline";

    private const string Personal = "personal";

    /// <summary>What every version of Teams shows (CHECKLIST, item 106).</summary>
    private const int MostInPersonal = 3;

    /// <summary>Whether the clients are somebody's own, who draw suggested actions of any number as they like.</summary>
    public static bool ShowsAnyNumber(string channelId) => channelId is DirectLine;

    /// <summary>Whether there are cards at all.</summary>
    public static bool TakesCards(string channelId) => Executes(channelId) || channelId is WebChat or Emulator;

    /// <summary>Whether a pressed button is answered with a new card. Elsewhere it sends a message, and the card stays as it is.</summary>
    public static bool Executes(string channelId) => channelId is Teams or Playground;

    /// <summary>How many suggested actions are sure to be shown: some in a chat of two, none in a group.</summary>
    public static int MostSuggested(ConversationAccount? conversation) =>
        conversation?.ConversationType is null or Personal && conversation?.IsGroup != true ? MostInPersonal : 0;
}
