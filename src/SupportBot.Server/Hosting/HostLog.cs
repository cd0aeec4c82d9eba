using Microsoft.Extensions.Logging;

namespace SupportBot.Server.Hosting;

/// <summary>What the process logs about itself.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Information, "The server listens on {Urls} as {Environment} on {Runtime}")]
    public static partial void Started(this ILogger log, string urls, string environment, string runtime);

    [LoggerMessage(2, LogLevel.Warning, "The runtime {Version} has known security holes. Install {Safe} or later")]
    public static partial void RuntimeIsOld(this ILogger log, Version version, Version safe);

    [LoggerMessage(3, LogLevel.Warning, "The server listens on every address but does not know its own. Set Website:PublicAddress to the one that browsers open, or Website:TrustedProxies")]
    public static partial void AddressIsUnknown(this ILogger log);
}
