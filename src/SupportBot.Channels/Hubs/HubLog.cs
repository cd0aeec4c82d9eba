using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Hubs;

/// <summary>What is logged of hubs elsewhere. Never a text, a name or the secret.</summary>
internal static partial class HubLog
{
    [LoggerMessage(1301, LogLevel.Warning, "A call of the hub was turned away: {Problem}")]
    public static partial void CallTurnedAway(this ILogger log, string problem);

    [LoggerMessage(1302, LogLevel.Information, "The hub said {Kind} in conversation {ConversationId}: {Verdict}")]
    public static partial void NewsTaken(this ILogger log, string kind, string conversationId, string verdict);

    [LoggerMessage(1303, LogLevel.Warning, "The hub sent something that has no meaning here in conversation {ConversationId}")]
    public static partial void NewsUnknown(this ILogger log, string conversationId);
}
