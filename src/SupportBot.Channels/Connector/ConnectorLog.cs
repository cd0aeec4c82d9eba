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

    [LoggerMessage(1431, LogLevel.Information, "A card that was pressed could not be brought up to date in its channel; the one who pressed it saw the answer")]
    public static partial void CardNotUpdated(this ILogger log);
}
