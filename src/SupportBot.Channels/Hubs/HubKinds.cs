namespace SupportBot.Channels.Hubs;

/// <summary>How hubs elsewhere are spoken to. The kind is also the hub's name.</summary>
internal static class HubKinds
{
    public const string None = "none";

    public const string BotFramework = "bot-framework";

    public const string Webhook = "webhook";

    public static IReadOnlyList<string> All { get; } = [None, BotFramework, Webhook];
}
