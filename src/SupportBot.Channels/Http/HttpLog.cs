using Microsoft.Extensions.Logging;

namespace SupportBot.Channels.Http;

/// <summary>What is logged of requests. The route, never the address: addresses of sockets hold tickets.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(1101, LogLevel.Error, "A request to {Endpoint} failed")]
    public static partial void RequestFailed(this ILogger log, Exception exception, string? endpoint);

    [LoggerMessage(1102, LogLevel.Error, "The store was unavailable to a request to {Endpoint}: {Problem}")]
    public static partial void StoreUnavailable(this ILogger log, string problem, string? endpoint);
}
