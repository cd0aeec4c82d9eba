using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Connector;

/// <summary>What the connector slice logs. Never a text, a token or an account.</summary>
internal static partial class ConnectorLog
{
    [LoggerMessage(1401, LogLevel.Information, "A call was refused: {Reason}")]
    public static partial void CallRefused(this ILogger log, string reason);

    [LoggerMessage(1402, LogLevel.Information, "{Count} keys were loaded with which channels sign")]
    public static partial void KeysLoaded(this ILogger log, int count);

    [LoggerMessage(1403, LogLevel.Warning, "The keys with which channels sign could not be loaded from Connector:MetadataUrl: {Problem}; {Count} from before stay in use")]
    public static partial void KeysNotLoaded(this ILogger log, string problem, int count);

    [LoggerMessage(1404, LogLevel.Debug, "A token was fetched that is good for {Seconds} seconds")]
    public static partial void TokenFetched(this ILogger log, int seconds);

    [LoggerMessage(1405, LogLevel.Warning, "No token could be fetched, so nothing can be sent to channels: {Problem}. Check the settings of the section Connector.")]
    public static partial void TokenNotFetched(this ILogger log, string problem);

    [LoggerMessage(1406, LogLevel.Warning, "No replies may go to {Host}. If it is a channel's, add it to Connector:ServiceHosts.")]
    public static partial void ServiceUrlRefused(this ILogger log, string host);

    [LoggerMessage(1407, LogLevel.Debug, "An activity of type {Type} came in for conversation {ConversationId}: {Outcome}")]
    public static partial void ActivityTaken(this ILogger log, string type, string conversationId, string outcome);

    [LoggerMessage(1408, LogLevel.Debug, "Activity {Sequence} of conversation {ConversationId} arrived at its channel")]
    public static partial void ActivityArrived(this ILogger log, string conversationId, long sequence);

    [LoggerMessage(1409, LogLevel.Information, "Activity {Sequence} of conversation {ConversationId} did not arrive: {Problem}; it is tried again in {Seconds} seconds")]
    public static partial void ActivityPostponed(this ILogger log, string conversationId, long sequence, string problem, int seconds);

    [LoggerMessage(1410, LogLevel.Information, "The answer to an activity was lost, so it may arrive twice: {Doubtful} of {Calls} calls so far")]
    public static partial void MayArriveTwice(this ILogger log, long doubtful, long calls);

    [LoggerMessage(1411, LogLevel.Warning, "Activity {Sequence} of conversation {ConversationId} was given up: {Problem}. An administrator can send it again at /desk/api/outbox/dead.")]
    public static partial void ActivityGivenUp(this ILogger log, string conversationId, long sequence, string problem);

    [LoggerMessage(1412, LogLevel.Information, "Conversation {ConversationId} is gone from its channel: {Problem}. What waited for it was given up, and its reminders are closed.")]
    public static partial void ConversationGone(this ILogger log, string conversationId, string problem);

    [LoggerMessage(1413, LogLevel.Error, "Activity {Sequence} of conversation {ConversationId} could not be sent; it is tried again")]
    public static partial void ActivityFailed(this ILogger log, Exception exception, string conversationId, long sequence);

    [LoggerMessage(1414, LogLevel.Warning, "The outbox could not be read or written: {Problem}")]
    public static partial void OutboxUnavailable(this ILogger log, string problem);

    [LoggerMessage(1415, LogLevel.Error, "The outbox could not be read; it is tried again")]
    public static partial void OutboxFailed(this ILogger log, Exception exception);

    [LoggerMessage(1416, LogLevel.Debug, "That somebody types could not be told in conversation {ConversationId}: {Problem}")]
    public static partial void TypingNotTold(this ILogger log, string conversationId, string problem);

    [LoggerMessage(1417, LogLevel.Information, "Conversation {ConversationId} asked for something by a name that nobody here knows; it was answered with 501")]
    public static partial void InvokeUnknown(this ILogger log, string conversationId);
}
