using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.DirectLine;

/// <summary>What the Direct Line slice logs. Never a text, a token or an account.</summary>
internal static partial class DirectLineLog
{
    [LoggerMessage(1001, LogLevel.Information, "Conversation {ConversationId} was opened; verified: {Verified}")]
    public static partial void ConversationOpened(this ILogger log, string conversationId, bool verified);

    [LoggerMessage(1002, LogLevel.Debug, "An activity of type {Type} was taken in for conversation {ConversationId}: {Outcome}")]
    public static partial void ActivityTaken(this ILogger log, string type, string conversationId, string outcome);

    [LoggerMessage(1003, LogLevel.Debug, "A socket of conversation {ConversationId} was opened")]
    public static partial void StreamOpened(this ILogger log, string conversationId);

    [LoggerMessage(1004, LogLevel.Debug, "A socket of conversation {ConversationId} was closed with {Status}")]
    public static partial void StreamClosed(this ILogger log, string conversationId, int status);

    [LoggerMessage(1005, LogLevel.Warning, "A socket of conversation {ConversationId} was dropped: its reader took nothing for {Seconds} seconds")]
    public static partial void StreamTooSlow(this ILogger log, string conversationId, int seconds);

    [LoggerMessage(1006, LogLevel.Debug, "The external bot answered {Status}")]
    public static partial void ExternalBotAnswered(this ILogger log, int status);

    [LoggerMessage(1007, LogLevel.Warning, "The external bot could not be reached: {Problem}")]
    public static partial void ExternalBotFailed(this ILogger log, string problem);
}
